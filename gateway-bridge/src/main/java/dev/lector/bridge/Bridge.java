package dev.lector.bridge;

import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.AudioStores;
import dev.lector.audio.MediaSigner;
import dev.lector.bridge.auth.Gatekeeper;
import dev.lector.bridge.batches.BatchAdmission;
import dev.lector.bridge.batches.BatchBoard;
import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.batches.BatchEndpoints;
import dev.lector.bridge.books.Books;
import dev.lector.bridge.deadletters.DeadLetterEndpoints;
import dev.lector.bridge.events.EventStreams;
import dev.lector.bridge.events.Feed;
import dev.lector.bridge.farm.FarmEndpoints;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.jobs.JobEndpoint;
import dev.lector.bridge.jobs.JobErasureEndpoint;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.bridge.jobs.JobLookup;
import dev.lector.bridge.kafka.KafkaLink;
import dev.lector.bridge.kafka.StreamLink;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.load.ChargedCommand;
import dev.lector.bridge.load.DayUse;
import dev.lector.bridge.load.FairGate;
import dev.lector.bridge.load.LimitHeaders;
import dev.lector.bridge.load.Overload;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.QueueLoads;
import dev.lector.bridge.load.Quotas;
import dev.lector.bridge.load.StagedItems;
import dev.lector.bridge.load.StoredUse;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.load.Throughput;
import dev.lector.bridge.media.AudioBodies;
import dev.lector.bridge.media.AudioLinks;
import dev.lector.bridge.media.MediaEndpoint;
import dev.lector.bridge.media.Signers;
import dev.lector.bridge.openai.OpenAiBodies;
import dev.lector.bridge.openai.OpenAiDialect;
import dev.lector.bridge.openai.OpenAiLists;
import dev.lector.bridge.openai.batch.OpenAiBatches;
import dev.lector.bridge.ops.ApiDescription;
import dev.lector.bridge.ops.BridgeMetrics;
import dev.lector.bridge.ops.HealthEndpoints;
import dev.lector.bridge.ops.Readiness;
import dev.lector.bridge.page.DocsEndpoints;
import dev.lector.bridge.page.PageEndpoints;
import dev.lector.bridge.read.ReadEndpoint;
import dev.lector.bridge.speech.Admission;
import dev.lector.bridge.speech.IdempotencyKeys;
import dev.lector.bridge.speech.ItemReader;
import dev.lector.bridge.speech.LivepeerDialect;
import dev.lector.bridge.speech.RequestIds;
import dev.lector.bridge.speech.RequestQueue;
import dev.lector.bridge.speech.Resending;
import dev.lector.bridge.speech.SpeechDialect;
import dev.lector.bridge.speech.SpeechEndpoint;
import dev.lector.bridge.speech.SpeechLimits;
import dev.lector.bridge.speech.StreamDialect;
import dev.lector.bridge.streams.AudioStreams;
import dev.lector.bridge.times.TimesEndpoint;
import dev.lector.bridge.usage.UsageEndpoint;
import dev.lector.bridge.usage.UsageTotals;
import dev.lector.bridge.waiting.WaitingRequests;
import dev.lector.bridge.workers.OfferedVoices;
import dev.lector.bridge.workers.VoicesEndpoint;
import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.bridge.workers.WorkersEndpoint;
import dev.lector.events.Batch;
import dev.lector.telemetry.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running bridge. */
public final class Bridge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

  private final BridgeMetrics metrics = new BridgeMetrics();
  private final Gatekeeper gatekeeper;
  private final Quotas quotas;
  private final WaitingRequests waiting;
  private final FairGate gate;
  private final StagedItems staged;
  private final JobBook jobs;
  private final QueueLoads loads = new QueueLoads();
  private final AudioStore store;
  private final StreamLink streamLink;
  private final AudioStreams audio;
  private final KafkaLink kafka;
  private final Readiness readiness;
  private final LedgerClient ledger;
  private final ReadEndpoint read;
  private final Books books;
  private final EventStreams streams;
  private final FarmEndpoints farm;
  private final Listening servers;
  private final Duration grace;
  private final String scheme;

  private Bridge(
      BridgeConfig config,
      AudioStore store,
      Gatekeeper gatekeeper,
      Quotas quotas,
      Tracing tracing) {
    this.gatekeeper = gatekeeper;
    Clock clock = Clock.systemUTC();
    SpeechLimits limits = config.limits();
    this.store = store;
    this.grace = config.http().grace();
    this.scheme = config.tls().on() ? "https" : "http";
    boolean several = config.auth().severalTenants();
    double share = config.tenants().among(several);
    this.quotas = quotas;
    this.ledger = new LedgerClient(config.ledger(), config.kafka().registry(), config.farm());
    UsageTotals usage = new UsageTotals(ledger);
    DayUse days = new DayUse(quotas, usage, clock, System::nanoTime);
    StoredUse stored =
        new StoredUse(
            quotas,
            config.quotas().retention().orElse(Duration.ZERO),
            usage,
            clock,
            System::nanoTime);
    TenantRates rates = new TenantRates(quotas, days, stored, System::nanoTime);
    this.staged = new StagedItems(config.batches().staged(), share, System::nanoTime);
    this.gate =
        new FairGate(loads.interactive(), config.tenants(), several, System::nanoTime).started();
    this.waiting =
        new WaitingRequests(
            new Places(limits.waiting(), share, tenant -> quotas.of(tenant).concurrent()));
    this.jobs = new JobBook(limits.jobs());
    metrics.watchWaiting(waiting::size);
    metrics.watchHeld(gate::held);
    metrics.watchBacklog("interactive", loads.interactive());
    metrics.watchBacklog("batch", loads.batch());
    MediaSigner signer = Signers.create(config.media(), clock);
    AudioLinks links = new AudioLinks(store, signer, config.media().expiry());
    JobJson json = new JobJson(links);
    WorkerDirectory workers = new WorkerDirectory(config.workers().remember(), System::nanoTime);
    Feed<Batch> totals = new Feed<>();
    BatchBoard board = new BatchBoard(json, clock);
    Throughput throughput = new Throughput(System::nanoTime);
    this.streamLink = new StreamLink(config.kafka(), clock);
    this.audio = new AudioStreams(store, streamLink, streamLink, limits.patience());
    metrics.watchStreams(audio::size, audio::buffered);
    this.kafka =
        new KafkaLink(
            config.kafka(),
            new OutcomeHandler(
                staged, days, stored, jobs, waiting, audio, loads, throughput, gate, metrics),
            audio::segment,
            limits.patience(),
            limits.jobs(),
            !config.ledger().isEmpty(),
            loads,
            workers,
            batch -> {
              board.put(batch);
              totals.publish(batch.getBatchId(), batch);
            },
            clock,
            tracing);
    this.readiness = new Readiness(kafka);
    HealthEndpoints health = new HealthEndpoints(readiness, gatekeeper.issuer());
    gatekeeper.issuer().ifPresent(metrics::watchIssuer);
    RequestIds ids = RequestIds.keyed(config.media().keys().secret());
    Admission admission =
        new Admission(
            readiness, new Overload(config.load(), loads, gate), rates, staged, jobs, workers);
    JobLookup lookup = new JobLookup(jobs, ledger);
    IdempotencyKeys keys = new IdempotencyKeys(ids, jobs, ledger);
    RequestQueue queue =
        new CountedQueue(kafka, metrics, loads.batch(), !config.ledger().isEmpty());
    Function<SpeechDialect, Endpoint> door =
        dialect ->
            new LimitHeaders(
                new SpeechEndpoint(
                        limits, admission, keys, gate, queue, waiting, jobs, lookup, dialect, clock)
                    .with(audio),
                rates,
                dialect instanceof OpenAiDialect);
    AudioBodies bodies = new AudioBodies(store);
    LivepeerDialect livepeer = new LivepeerDialect(json, links, bodies);
    this.streams = new EventStreams(new Places(config.batches().streams(), share));
    BatchAdmission submissions =
        new BatchAdmission(
            readiness, new Places(config.batches().uploads(), share), rates, staged, workers);
    ItemReader items = new ItemReader(limits);
    BatchEndpoints batches =
        new BatchEndpoints(
            config.batches(), submissions, items, ids, kafka, ledger, json, totals, streams, clock);
    this.farm = new FarmEndpoints(loads, throughput, board, streams);
    this.read =
        new ReadEndpoint(limits.body(), rates, config.workers(), share, workers, config.farm());
    Routes.Builder clients =
        Routes.builder(command -> new ChargedCommand(command, rates))
            .guarded("POST", "/text-to-speech", door.apply(livepeer))
            .guarded(
                "POST", "/text-to-speech/stream", door.apply(new StreamDialect(livepeer, audio)))
            .guarded(
                "POST",
                "/v1/audio/speech",
                door.apply(new OpenAiDialect(json, bodies, workers, config.openai())))
            .guarded("GET", "/usage", new UsageEndpoint(ledger, rates, clock))
            .guarded("GET", "/workers", new WorkersEndpoint(workers, System::nanoTime))
            .guarded(
                "GET", "/voices", new VoicesEndpoint(new OfferedVoices(workers), System::nanoTime))
            .guarded(
                "DELETE",
                JobJson.PATH + "*",
                new JobErasureEndpoint(lookup, jobs, store, kafka, clock))
            .open("GET", AudioLinks.PATH + "*", new MediaEndpoint(store, signer, clock))
            .open("GET", "/openapi.yaml", new ApiDescription(config.auth().tokensNeeded()));
    PageEndpoints.addTo(clients, limits.text());
    DocsEndpoints.addTo(clients);
    health.addTo(clients);
    read.addTo(clients);
    batches.addTo(clients);
    farm.addTo(clients);
    new DeadLetterEndpoints(
            kafka, new Resending(limits, admission, gate, queue, waiting, jobs), rates, clock)
        .addTo(clients);
    JobEndpoint.addTo(clients, lookup, json, streams, audio);
    TimesEndpoint.addTo(clients, lookup, store);
    new OpenAiLists(workers, config.openai()).addTo(clients);
    BatchDesk desk = new BatchDesk(config.batches(), submissions, kafka, ledger, clock);
    new OpenAiBatches(
            config.files(),
            store.files(),
            desk,
            new OpenAiBodies(workers, config.openai()),
            items,
            links,
            bodies,
            clock)
        .addTo(clients);
    this.books =
        new Books(
            config.books(),
            store.files(),
            share,
            desk,
            items,
            ids,
            workers,
            bodies,
            totals,
            streams,
            clock);
    books.addTo(clients);
    if (config.http().adminPort() < 0) {
      clients.open("GET", "/metrics", metrics::scrape);
    }
    Routes.Builder operations = Routes.builder().open("GET", "/metrics", metrics::scrape);
    health.addTo(operations);
    try {
      this.servers =
          Listening.start(
              config, clients.build(), operations.build(), gatekeeper, metrics, tracing);
    } catch (RuntimeException e) {
      release();
      throw e;
    }
  }

  /**
   * Starts a bridge. It answers HTTP at once, and is {@linkplain #ready() ready} when Kafka is;
   * while it is not, speech requests get a 503.
   *
   * @throws IllegalArgumentException when the configuration makes no sense, or a file that it names
   *     cannot be read
   * @throws IllegalStateException when the store cannot be opened or the port not be bound
   */
  public static Bridge start(BridgeConfig config) {
    return start(config, Tracing.off());
  }

  /**
   * As {@link #start(BridgeConfig)}, with traces.
   *
   * @param tracing has spans for calls, for what is sent and for replies
   */
  public static Bridge start(BridgeConfig config, Tracing tracing) {
    config.farm().requireReadable();
    config.ledger().forEach(url -> config.farm().requireScheme("lector.ledger.url", url));
    AudioStore store;
    try {
      store = AudioStores.create(config.store());
    } catch (AudioStoreException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    Gatekeeper gatekeeper;
    try {
      gatekeeper = Gatekeeper.open(config.auth());
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
    Quotas quotas;
    try {
      quotas = Quotas.open(config.quotas());
    } catch (RuntimeException e) {
      gatekeeper.close();
      store.close();
      throw e;
    }
    try {
      Bridge bridge = new Bridge(config, store, gatekeeper, quotas, tracing);
      LOG.info(
          "The bridge listens on {}://{}:{}", bridge.scheme(), config.http().host(), bridge.port());
      return bridge;
    } catch (RuntimeException e) {
      quotas.close();
      gatekeeper.close();
      store.close();
      throw e;
    }
  }

  /** What the address of its port begins with: {@code http} or {@code https}. */
  public String scheme() {
    return scheme;
  }

  /** The port HTTP is served on. */
  public int port() {
    return servers.port();
  }

  /** The port of health and metrics alone; -1 without one. */
  public int adminPort() {
    return servers.adminPort();
  }

  /** Whether speech requests are taken now. */
  public boolean ready() {
    return readiness.closed().isEmpty();
  }

  /**
   * Stops: no more requests are taken, those that wait may finish for the configured grace, then
   * the rest is answered with where its job can be found.
   */
  @Override
  public void close() {
    readiness.stop();
    streams.close();
    audio.stop();
    Thread drain = Thread.ofVirtual().name("drain").start(this::drain);
    servers.close();
    try {
      drain.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gate.close();
    release();
    quotas.close();
    gatekeeper.close();
    store.close();
    LOG.info("The bridge has stopped");
  }

  private void release() {
    kafka.close();
    streamLink.close();
    read.close();
    books.close();
    farm.close();
    ledger.close();
    metrics.close();
  }

  private void drain() {
    try {
      waiting.drain(grace);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    audio.close();
  }
}
