package dev.lector.bridge.openai.batch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.audio.MediaSigner;
import dev.lector.bridge.batches.BatchAdmission;
import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.batches.BatchLimits;
import dev.lector.bridge.batches.BatchNotPublishedException;
import dev.lector.bridge.batches.BatchQueue;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.StagedItems;
import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.media.AudioBodies;
import dev.lector.bridge.media.AudioLinks;
import dev.lector.bridge.media.MediaEndpoint;
import dev.lector.bridge.openai.OpenAiBodies;
import dev.lector.bridge.openai.OpenAiNames;
import dev.lector.bridge.speech.ItemReader;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
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

/**
 * Files and batches of OpenAI's over HTTP, on a real store; the queue is a list, and the ledger is
 * told how items end.
 */
abstract class OpenAiBatchSuite {
  static final BatchLimits LIMITS = new BatchLimits(20_000, 20, 1_000, 10, 8, 50);
  static final byte[] AUDIO = "RIFF, as it were".getBytes(StandardCharsets.UTF_8);

  private static final OpenAiNames NAMES =
      new OpenAiNames(Map.of("alloy", "slt"), Map.of("tts-1", ""));
  private static final SpeechLimits SPEECH =
      new SpeechLimits(
          1_000, 50, 2, Duration.ofSeconds(1), 10, Duration.ofMinutes(15), Duration.ofSeconds(10));

  @TempDir Path dir;

  final List<List<SpeechRequested>> queue = new CopyOnWriteArrayList<>();
  final List<BatchCancelled> cancelled = new CopyOnWriteArrayList<>();
  final StubLedger ledger = new StubLedger();
  final WorkerDirectory workers = new WorkerDirectory(Duration.ofMinutes(15), System::nanoTime);
  private final LedgerClient questions = StubLedger.client(ledger);
  FileLimits limits = new FileLimits(40_000, 1_000);
  volatile boolean brokerDown;

  /** Whether what puts batches on the queue fails in a way that nobody thought of. */
  volatile boolean queueBroken;

  /** Whether items end at once, each with audio. */
  volatile boolean spokenAtOnce;

  volatile Duration ahead = Duration.ZERO;
  private AudioStore store;
  HttpServer server;
  Client client;

  @BeforeEach
  void start() throws Exception {
    store = AudioStores.create(Map.of("type", "file", "dir", dir.toString()));
    serve();
  }

  /** Another bridge on the same store and ledger, in place of this one. */
  final void restart() {
    client.close();
    server.close();
    serve();
  }

  private void serve() {
    MediaSigner signer =
        new MediaSigner("0123456789abcdef".getBytes(StandardCharsets.UTF_8), Clock.systemUTC());
    InstantSource clock = () -> Instant.now().plus(ahead);
    Routes.Builder routes = Routes.builder();
    new OpenAiBatches(
            limits,
            store.files(),
            new BatchDesk(
                LIMITS,
                new BatchAdmission(
                    Optional::empty,
                    new Places(LIMITS.uploads(), 1),
                    new TenantRates(new TenantLimits(1, 0, 0, 16), System::nanoTime),
                    new StagedItems(LIMITS.staged(), Double.POSITIVE_INFINITY, System::nanoTime),
                    workers),
                new ListQueue(),
                questions,
                clock),
            new OpenAiBodies(workers, NAMES),
            new ItemReader(SPEECH),
            new AudioLinks(store, signer, Duration.ofHours(1)),
            new AudioBodies(store),
            clock)
        .addTo(routes);
    routes.open("GET", "/media/*", new MediaEndpoint(store, signer, Clock.systemUTC()));
    server = Servers.guarded(routes.build());
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    questions.close();
    ledger.close();
    store.close();
  }

  private final class ListQueue implements BatchQueue {
    @Override
    public void submit(Iterable<SpeechRequested> items, Context trace)
        throws BatchNotPublishedException {
      if (queueBroken) {
        throw new IllegalStateException("the producer is closed");
      }
      if (brokerDown) {
        throw new BatchNotPublishedException("no broker");
      }
      List<SpeechRequested> all = new ArrayList<>();
      items.forEach(all::add);
      queue.add(all);
      heard(all, BatchState.RUNNING, 0, 0);
      if (spokenAtOnce) {
        all.forEach(item -> end(item, spoken()));
        heard(all, BatchState.FINISHED, all.size(), 0);
      }
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
    ledger.know(
        Batch.newBuilder()
            .setBatchId(first.getBatchId())
            .setTenant(first.getTenant())
            .setItems(items.size())
            .setState(state)
            .setDone(done)
            .setFailed(failed)
            .setOpenedAt(Instant.now())
            .setFinishedAt(state == BatchState.FINISHED ? Instant.now() : null)
            .build());
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

  final Object spoken() {
    return spoken(AUDIO, "ab");
  }

  final Object spoken(byte[] audio, String key) {
    try {
      String uri =
          store.put(new AudioKey(key.repeat(32) + ".mp3"), "audio/mpeg", audio).uri().toString();
      return SpeechSynthesized.newBuilder()
          .setAudio(
              Audio.newBuilder()
                  .setUri(uri)
                  .setContentType("audio/mpeg")
                  .setBytes(audio.length)
                  .setSampleRate(24_000)
                  .setDurationMs(1_010)
                  .build())
          .setModelId("starter")
          .setVoice("slt")
          .build();
    } catch (dev.lector.audio.AudioStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  static Object rejected(RejectionCode code, String message) {
    return SpeechRejected.newBuilder().setCode(code).setMessage(message).build();
  }

  static String line(String id, String input) {
    return "{\"custom_id\":\"%s\",\"method\":\"POST\",\"url\":\"/v1/audio/speech\",\"body\":{\"model\":\"tts-1\",\"input\":\"%s\",\"voice\":\"alloy\"}}\n"
        .formatted(id, input);
  }

  final Answer upload(String content, String[] caller, String... fields) {
    StringBuilder form = new StringBuilder();
    form.append(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bücher.jsonl\"\r\n")
        .append("Content-Type: application/octet-stream\r\n\r\n")
        .append(content)
        .append("\r\n");
    for (int i = 0; i < fields.length; i += 2) {
      form.append("--b\r\nContent-Disposition: form-data; name=\"")
          .append(fields[i])
          .append("\"\r\n\r\n")
          .append(fields[i + 1])
          .append("\r\n");
    }
    form.append("--b--\r\n");
    return client.send(
        client
            .request("/v1/files", caller)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofString(form.toString()))
            .build());
  }

  /** Id of a file that was taken. */
  final String file(String content) {
    Answer answer = upload(content, Servers.acme(), "purpose", "batch");
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    return answer.json().path("id").asText();
  }

  final Answer create(String file, String more) {
    return post("/v1/batches", order(file, more));
  }

  static String order(String file, String more) {
    return "{\"input_file_id\":\"%s\",\"endpoint\":\"/v1/audio/speech\",\"completion_window\":\"24h\"%s}"
        .formatted(file, more);
  }

  final Answer post(String path, String body) {
    return client.send(postOf(path, body));
  }

  final HttpRequest postOf(String path, String body) {
    return client
        .request(path, Servers.acme())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  final Answer get(String path) {
    return client.get(path, Servers.acme());
  }

  final Answer delete(String path) {
    return client.send(client.request(path, Servers.acme()).DELETE().build());
  }

  static List<JsonNode> lines(Answer answer) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : answer.text().split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(new com.fasterxml.jackson.databind.ObjectMapper().readTree(line));
      }
    }
    return lines;
  }
}
