package dev.lector.bridge.speech;

import static org.awaitility.Awaitility.await;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.AudioStores;
import dev.lector.audio.MediaSigner;
import dev.lector.bridge.http.HttpServer;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.jobs.JobEndpoint;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.bridge.jobs.JobLookup;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.load.FairGate;
import dev.lector.bridge.load.LoadLimits;
import dev.lector.bridge.load.Overload;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.QueueLoads;
import dev.lector.bridge.load.StagedItems;
import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.media.AudioBodies;
import dev.lector.bridge.media.AudioLinks;
import dev.lector.bridge.openai.OpenAiDialect;
import dev.lector.bridge.openai.OpenAiLists;
import dev.lector.bridge.openai.OpenAiNames;
import dev.lector.bridge.otherdoor.OtherDialect;
import dev.lector.bridge.testing.Client;
import dev.lector.bridge.testing.Servers;
import dev.lector.bridge.waiting.Ending;
import dev.lector.bridge.waiting.WaitingRequests;
import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.events.Audio;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import dev.lector.http.tls.FarmSettings;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint over HTTP; the queue is a list, and the test says how requests end. */
abstract class SpeechSuite {
  static final String[] TOKEN = {"Authorization", "Bearer test"};
  static final String HELLO = "{\"text\":\"Hello.\"}";
  static final Duration SOON = Duration.ofSeconds(20);

  private static final LoadLimits LIMITS =
      new LoadLimits(Duration.ofSeconds(60), Duration.ofHours(1), 1_000);

  private static final OpenAiNames NAMES =
      new OpenAiNames(
          Map.of("alloy", "am_adam, slt", "onyx", "bm_george"),
          Map.of("tts-1", "", "gpt-4o-mini-tts", ""));

  @TempDir Path dir;

  final List<SpeechRequested> queue = new CopyOnWriteArrayList<>();
  final List<RequestQueue.Priority> priorities = new CopyOnWriteArrayList<>();
  final WaitingRequests waiting = new WaitingRequests(new Places(2, Double.POSITIVE_INFINITY));
  final JobBook jobs = new JobBook(100);
  LedgerClient ledger =
      new LedgerClient(
          List.of(), Map.of("schema.registry.url", "mock://no-ledger"), FarmSettings.OPEN);
  final QueueLoads loads = new QueueLoads();
  final WorkerDirectory workers = new WorkerDirectory(Duration.ofMinutes(15), System::nanoTime);
  private final List<FairGate> gates = new ArrayList<>();
  int tenants = 1;
  TenantLimits rates = new TenantLimits(1, 0, 0, 16);
  int putBy = 1_000;
  Duration stale = Duration.ofMinutes(15);
  Duration ledgerWait = Duration.ofMillis(100);
  volatile Optional<String> closed = Optional.empty();
  volatile boolean brokerDown;

  /** How every request ends at once, where the test does not end each by itself. */
  volatile @Nullable Supplier<Object> speaks;

  private AudioStore store;
  HttpServer server;
  Client client;

  @BeforeEach
  void start() throws Exception {
    store = AudioStores.create(Map.of("type", "file", "dir", dir.toString()));
    serve(Duration.ofSeconds(20));
  }

  /** The server anew, which keeps responses waiting for this long. */
  final void restart(Duration patience) {
    client.close();
    server.close();
    serve(patience);
  }

  private void serve(Duration patience) {
    Clock clock = Clock.systemUTC();
    MediaSigner signer =
        new MediaSigner("0123456789abcdef".getBytes(StandardCharsets.UTF_8), clock);
    AudioLinks links = new AudioLinks(store, signer, Duration.ofHours(1));
    JobJson json = new JobJson(links);
    FairGate gate =
        new FairGate(loads.interactive(), rates, tenants > 1, System::nanoTime).started();
    gates.add(gate);
    Function<SpeechDialect, SpeechEndpoint> door =
        dialect ->
            new SpeechEndpoint(
                new SpeechLimits(100_000, 50, 2, patience, 100, stale, ledgerWait),
                new Admission(
                    () -> closed,
                    new Overload(LIMITS, loads, gate),
                    new TenantRates(rates, System::nanoTime),
                    new StagedItems(putBy, Double.POSITIVE_INFINITY, System::nanoTime),
                    jobs,
                    workers),
                new IdempotencyKeys(RequestIds.keyed(""), jobs, ledger),
                gate,
                this::publish,
                waiting,
                jobs,
                new JobLookup(jobs, ledger),
                dialect,
                clock);
    AudioBodies bodies = new AudioBodies(store);
    Routes.Builder routes = Routes.builder();
    new OpenAiLists(workers, NAMES).addTo(routes);
    server =
        Servers.guarded(
            routes
                .guarded(
                    "POST",
                    "/v1/audio/speech",
                    door.apply(new OpenAiDialect(json, bodies, workers, NAMES)))
                .guarded(
                    "POST", "/text-to-speech", door.apply(new LivepeerDialect(json, links, bodies)))
                .guarded("POST", "/say", door.apply(new OtherDialect()))
                .guarded("GET", "/jobs/*", new JobEndpoint(new JobLookup(jobs, ledger), json))
                .build());
    client = new Client(server.port());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    gates.forEach(FairGate::close);
    store.close();
  }

  private CompletionStage<Void> publish(
      SpeechRequested request, RequestQueue.Priority priority, Context trace) {
    if (brokerDown) {
      return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
    }
    priorities.add(priority);
    queue.add(request);
    Supplier<Object> worker = speaks;
    if (worker != null) {
      Thread.startVirtualThread(() -> end(request, worker.get()));
    }
    return CompletableFuture.completedFuture(null);
  }

  /** Ends the first request that is queued. */
  final void end(Object outcome) {
    await().atMost(SOON).until(() -> !queue.isEmpty());
    end(queue.getFirst(), outcome);
  }

  final void end(SpeechRequested request, Object outcome) {
    SpeechFinished event =
        SpeechFinished.newBuilder()
            .setRequestId(request.getRequestId())
            .setTenant(request.getTenant())
            .setFingerprint(request.getFingerprint())
            .setOutcome(outcome)
            .build();
    gates.forEach(gate -> gate.ended(event.getRequestId(), true));
    jobs.finish(event, 0);
    waiting.end(request.getRequestId(), new Ending.Finished(event));
  }

  final Object synthesized() {
    return synthesized("ab".repeat(32) + ".wav", new byte[] {1, 2, 3});
  }

  final Object synthesized(String key, byte[] bytes) {
    try {
      String uri = store.put(new AudioKey(key), "audio/any", bytes).uri().toString();
      return SpeechSynthesized.newBuilder()
          .setAudio(
              Audio.newBuilder().setUri(uri).setSampleRate(24_000).setDurationMs(1_010).build())
          .setSpokenCharacters(41)
          .build();
    } catch (AudioStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A live worker with one model of two voices, {@code slt} and {@code rms}. */
  final void aFarm() {
    workers.seen(
        WorkerSeen.newBuilder()
            .setWorkerId("w1")
            .setDefaultModel("starter")
            .setModels(
                List.of(
                    new WorkerModel(
                        "starter",
                        List.of("parler"),
                        List.of("en-US"),
                        List.of("rms", "slt"),
                        true,
                        16_000,
                        List.of())))
            .setAllModels(true)
            .setSeenAt(Instant.EPOCH)
            .setIntervalMs(60_000)
            .build(),
        Instant.now(),
        Duration.ZERO);
    workers.refresh();
    workers.started();
    workers.members(List.of("w1-lane-0"), System.nanoTime());
  }

  static Object rejected(RejectionCode code, String message, boolean retryable) {
    return SpeechRejected.newBuilder()
        .setCode(code)
        .setMessage(message)
        .setRetryable(retryable)
        .build();
  }

  static String[] headers(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(TOKEN));
    all.addAll(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
