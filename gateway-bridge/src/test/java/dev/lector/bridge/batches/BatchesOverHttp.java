package dev.lector.bridge.batches;

import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.audio.MediaSigner;
import dev.lector.bridge.events.EventStreams;
import dev.lector.bridge.events.Feed;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.StagedItems;
import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.media.AudioLinks;
import dev.lector.bridge.speech.ItemReader;
import dev.lector.bridge.speech.RequestIds;
import dev.lector.bridge.speech.SpeechLimits;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.Servers;
import dev.lector.bridge.testing.StubLedger;
import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.events.Batch;
import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.events.Job;
import dev.lector.events.SpeechRequested;
import io.opentelemetry.context.Context;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real HTTP server with the endpoints of batches, a queue that is a list, and a ledger. */
abstract class BatchesOverHttp {
  static final Duration SOON = Duration.ofSeconds(20);
  static final String TWO = "{\"id\":\"a\",\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n";
  static final BatchLimits LIMITS = new BatchLimits(4_000, 20, 500, 10, 8, 50);

  private static final SpeechLimits LINES =
      new SpeechLimits(
          500, 50, 2, Duration.ofSeconds(1), 10, Duration.ofMinutes(15), Duration.ofSeconds(10));

  @TempDir Path dir;

  final List<List<SpeechRequested>> queue = new CopyOnWriteArrayList<>();
  final List<BatchCancelled> cancelled = new CopyOnWriteArrayList<>();
  final List<BatchPaused> paused = new CopyOnWriteArrayList<>();
  final StubLedger ledger = new StubLedger();
  final LedgerClient questions = StubLedger.client(ledger);
  final Feed<Batch> totals = new Feed<>();
  final EventStreams streams = new EventStreams(new Places(10, 1));
  final CountDownLatch pause = new CountDownLatch(1);
  TenantLimits rates = new TenantLimits(1, 0, 0, 16);
  final StagedItems staged =
      new StagedItems(LIMITS.staged(), Double.POSITIVE_INFINITY, System::nanoTime);
  volatile boolean slow;
  volatile boolean brokerDown;
  volatile Optional<String> closed = Optional.empty();
  AudioStore store;
  HttpServer server;
  Client client;

  @BeforeEach
  void start() throws Exception {
    store = AudioStores.create(Map.of("type", "file", "dir", dir.toString()));
    serve(Duration.ZERO);
  }

  final WorkerDirectory workers = new WorkerDirectory(Duration.ofMinutes(15), System::nanoTime);

  /** A bridge that remembers nothing. */
  final void serve(Duration ledgerPatience) {
    Clock clock = Clock.systemUTC();
    MediaSigner signer =
        new MediaSigner("0123456789abcdef".getBytes(StandardCharsets.UTF_8), clock);
    BatchEndpoints batches =
        new BatchEndpoints(
            LIMITS,
            new BatchAdmission(
                () -> closed,
                new Places(LIMITS.uploads(), rates.share()),
                new TenantRates(rates, System::nanoTime),
                staged,
                workers),
            new ItemReader(LINES),
            RequestIds.keyed(""),
            new ListQueue(),
            questions,
            new JobJson(new AudioLinks(store, signer, Duration.ofHours(1))),
            totals,
            streams,
            clock,
            ledgerPatience);
    server =
        Servers.guarded(
            Routes.builder()
                .guarded("POST", "/batches", batches.submit())
                .guarded("GET", "/batches/*", batches::show)
                .guarded("DELETE", "/batches/*", batches::cancel)
                .guarded("POST", "/batches/*/pause", batches::pause)
                .guarded("POST", "/batches/*/resume", batches::resume)
                .guarded("GET", "/batches/*/items", batches::items)
                .guarded("GET", "/batches/*/events", batches::events)
                .build());
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    pause.countDown();
    streams.close();
    client.close();
    server.close();
    questions.close();
    ledger.close();
    store.close();
  }

  void restart(Duration ledgerPatience) {
    client.close();
    server.close();
    serve(ledgerPatience);
  }

  Answer post(String body, String... headers) {
    return send("POST", "/batches", BodyPublishers.ofString(body), Servers.acme(), headers);
  }

  /** Without telling the length first. */
  Answer postChunked(String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return send(
        "POST",
        "/batches",
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)),
        Servers.acme(),
        headers);
  }

  Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody(), Servers.acme());
  }

  /** Posts nothing. */
  Answer command(String path) {
    return send("POST", path, BodyPublishers.noBody(), Servers.acme());
  }

  Answer send(String method, String path, BodyPublisher body, String[] caller, String... headers) {
    List<String> all = new ArrayList<>(List.of(caller));
    all.addAll(List.of(headers));
    return client.send(
        client.request(path, all.toArray(String[]::new)).method(method, body).build());
  }

  static Batch.Builder batch(String id) {
    return Batch.newBuilder().setBatchId(id).setTenant("acme").setOpenedAt(Instant.now());
  }

  static Job job(SpeechRequested request) {
    return Job.newBuilder()
        .setRequestId(request.getRequestId())
        .setTenant(request.getTenant())
        .setBatchId(request.getBatchId())
        .setItem(request.getItem())
        .setFingerprint(request.getFingerprint())
        .build();
  }

  final class ListQueue implements BatchQueue {
    @Override
    public void submit(Iterable<SpeechRequested> items, Context trace)
        throws BatchNotPublishedException, InterruptedException {
      if (brokerDown) {
        throw new BatchNotPublishedException("no broker");
      }
      List<SpeechRequested> all = new ArrayList<>();
      items.forEach(all::add);
      queue.add(all);
      if (slow) {
        pause.await();
      }
    }

    @Override
    public void cancel(BatchCancelled event, Context trace) throws BatchNotPublishedException {
      if (brokerDown) {
        throw new BatchNotPublishedException("no broker");
      }
      cancelled.add(event);
    }

    @Override
    public void pause(BatchPaused change, Context trace) throws BatchNotPublishedException {
      if (brokerDown) {
        throw new BatchNotPublishedException("no broker");
      }
      paused.add(change);
    }
  }
}
