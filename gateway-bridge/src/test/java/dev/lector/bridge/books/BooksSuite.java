package dev.lector.bridge.books;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.AudioStores;
import dev.lector.bridge.batches.BatchAdmission;
import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.batches.BatchLimits;
import dev.lector.bridge.batches.BatchQueue;
import dev.lector.bridge.events.EventStreams;
import dev.lector.bridge.events.Feed;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.StagedItems;
import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.media.AudioBodies;
import dev.lector.bridge.speech.ItemReader;
import dev.lector.bridge.speech.RequestIds;
import dev.lector.bridge.speech.SpeechLimits;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.bridge.testing.StubLedger;
import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.events.Audio;
import dev.lector.events.Batch;
import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.events.BatchState;
import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import io.opentelemetry.context.Context;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Books over HTTP, on a real store. */
abstract class BooksSuite {
  static final int BODY = 200_000;

  @TempDir Path dir;

  private static final BatchLimits BATCHES =
      new BatchLimits(1_000_000, 1_000, 10_000, 10, 8, 1_000);
  private static final SpeechLimits SPEECH =
      new SpeechLimits(
          1_000_000,
          2_000,
          2,
          Duration.ofSeconds(1),
          10,
          Duration.ofMinutes(15),
          Duration.ofSeconds(10));

  final List<List<SpeechRequested>> queue = new CopyOnWriteArrayList<>();
  final List<BatchCancelled> cancelled = new CopyOnWriteArrayList<>();
  final StubLedger ledger = new StubLedger();
  final Feed<Batch> totals = new Feed<>();
  final WorkerDirectory workers = new WorkerDirectory(Duration.ofMinutes(15), System::nanoTime);
  private final LedgerClient questions = StubLedger.client(ledger);
  volatile Duration ahead = Duration.ZERO;
  private AudioStore store;
  private BatchDesk desk;
  private Books books;
  private HttpServer server;
  Client client;

  @BeforeEach
  void start() throws Exception {
    store = AudioStores.create(Map.of("type", "file", "dir", dir.toString()));
    serve();
  }

  /** Another bridge on the same store, in place of this one. */
  final void restart() {
    stopServing();
    serve();
  }

  private final InstantSource clock = () -> Instant.now().plus(ahead);
  private final BookLimits limits = new BookLimits(BODY, 2_000_000, Duration.ofDays(30), 1);

  final BookShelf books() {
    return new BookShelf(store.files(), limits, clock);
  }

  /** What the bridge keeps, as it finds it. */
  final NarrationShelf shelf() {
    return new NarrationShelf(books());
  }

  /** What puts audio together, on this thread. */
  final AudiobookMaker maker() {
    return new AudiobookMaker(books(), shelf(), desk, new AudioBodies(store));
  }

  private void serve() {
    desk =
        new BatchDesk(
            BATCHES,
            new BatchAdmission(
                Optional::empty,
                new Places(BATCHES.uploads(), 1),
                new TenantRates(new TenantLimits(1, 0, 0, 16), System::nanoTime),
                new StagedItems(BATCHES.staged(), Double.POSITIVE_INFINITY, System::nanoTime),
                workers),
            new ListQueue(),
            questions,
            clock);
    EventStreams streams = new EventStreams(new Places(10, 1));
    Routes.Builder routes = Routes.builder();
    books =
        new Books(
            limits,
            store.files(),
            Double.POSITIVE_INFINITY,
            desk,
            new ItemReader(SPEECH),
            RequestIds.keyed(""),
            workers,
            new AudioBodies(store),
            totals,
            streams,
            clock);
    books.addTo(routes);
    server = Servers.guarded(routes.build());
    client = new Client(server.port());
  }

  private void stopServing() {
    client.close();
    server.close();
    books.close();
  }

  @AfterEach
  void stop() {
    stopServing();
    questions.close();
    ledger.close();
    store.close();
  }

  private final class ListQueue implements BatchQueue {
    @Override
    public void submit(Iterable<SpeechRequested> items, Context trace) {
      List<SpeechRequested> all = new ArrayList<>();
      items.forEach(all::add);
      queue.add(all);
      heard(all, BatchState.RUNNING, 0, 0);
    }

    @Override
    public void cancel(BatchCancelled event, Context trace) {
      cancelled.add(event);
    }

    @Override
    public void pause(BatchPaused change, Context trace) {
      throw new UnsupportedOperationException("No endpoint here pauses");
    }
  }

  /** The ledger knows a batch so far. */
  final void heard(List<SpeechRequested> items, BatchState state, int done, int failed) {
    SpeechRequested first = items.getFirst();
    Batch batch =
        Batch.newBuilder()
            .setBatchId(first.getBatchId())
            .setTenant(first.getTenant())
            .setItems(items.size())
            .setState(state)
            .setDone(done)
            .setFailed(failed)
            .setOpenedAt(Instant.now().minusSeconds(10))
            .setFinishedAt(state == BatchState.FINISHED ? Instant.now() : null)
            .build();
    ledger.know(batch);
    totals.publish(batch.getBatchId(), batch);
  }

  /** An item ends. */
  final void end(SpeechRequested item, Object outcome) {
    ledger.know(
        Job.newBuilder()
            .setRequestId(item.getRequestId())
            .setTenant(item.getTenant())
            .setBatchId(item.getBatchId())
            .setItem(item.getItem())
            .setItemId(item.getItemId())
            .setState(outcome instanceof SpeechSynthesized ? JobState.SUCCEEDED : JobState.FAILED)
            .setOutcome(outcome)
            .build());
  }

  /** A second of silence at 24 kHz, which a passage is said to be. */
  final Object spoken(SpeechRequested item) {
    try {
      String key = "%064x".formatted(item.getRequestId().hashCode() & 0xffff_ffffL);
      byte[] wav = wav();
      String uri = store.put(new AudioKey(key + ".wav"), "audio/wav", wav).uri().toString();
      return SpeechSynthesized.newBuilder()
          .setAudio(
              Audio.newBuilder()
                  .setUri(uri)
                  .setContentType("audio/wav")
                  .setBytes(wav.length)
                  .setSampleRate(24_000)
                  .setDurationMs(1_000)
                  .build())
          .setModelId("starter")
          .setVoice("slt")
          .build();
    } catch (AudioStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] wav() {
    int samples = 24_000 * Short.BYTES;
    return ByteBuffer.allocate(44 + samples)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(US_ASCII))
        .putInt(36 + samples)
        .put("WAVEfmt ".getBytes(US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(24_000)
        .putInt(48_000)
        .putShort((short) 2)
        .putShort((short) 16)
        .put("data".getBytes(US_ASCII))
        .putInt(samples)
        .array();
  }

  static Object rejected(String message) {
    return SpeechRejected.newBuilder()
        .setCode(RejectionCode.SYNTHESIS_FAILED)
        .setMessage(message)
        .build();
  }

  static SmallEpub tales() {
    return new SmallEpub()
        .chapter("One", "<p>It was a cold day.</p>")
        .chapter("Two", "<p>Nobody came.</p><p>So it went on.</p>")
        .chapter("Three", "<p>Then it was over.</p>");
  }

  final Answer send(byte[] book, String type, String name) {
    return client.send(
        client
            .request("/books" + (name.isEmpty() ? "" : "?name=" + name), Servers.acme())
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(book))
            .build());
  }

  /** Id of a book that was taken. */
  final String book() {
    return send(tales().bytes(), "application/epub+zip", "").json().path("id").asText();
  }

  final Answer post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        client.request(path, Servers.acme()).header("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.POST(BodyPublishers.ofString(body)).build());
  }

  final Answer get(String path) {
    return client.get(path, Servers.acme());
  }

  final Answer delete(String path) {
    return client.send(client.request(path, Servers.acme()).DELETE().build());
  }
}
