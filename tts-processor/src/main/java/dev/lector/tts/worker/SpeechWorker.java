package dev.lector.tts.worker;

import dev.lector.audio.AudioStore;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.telemetry.Tracing;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerConfig;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.lanes.Lanes;
import dev.lector.tts.worker.lanes.RecordWork;
import dev.lector.tts.worker.lanes.WorkGate;
import dev.lector.tts.worker.lanes.WorkTraces;
import dev.lector.tts.worker.outcomes.OutcomePublisher;
import dev.lector.tts.worker.outcomes.Producers;
import dev.lector.tts.worker.requests.AbandonedStreams;
import dev.lector.tts.worker.requests.Cancellations;
import dev.lector.tts.worker.requests.Erasures;
import dev.lector.tts.worker.requests.Journal;
import dev.lector.tts.worker.requests.LongWork;
import dev.lector.tts.worker.requests.RequestWork;
import dev.lector.tts.worker.requests.Requests;
import dev.lector.tts.worker.requests.SpeechMaker;
import dev.lector.tts.worker.requests.Streams;
import dev.lector.tts.worker.segments.Segments;
import dev.lector.tts.worker.status.HealthServer;
import dev.lector.tts.worker.status.Heartbeat;
import dev.lector.tts.worker.status.ReadHandler;
import dev.lector.tts.worker.status.Readiness;
import dev.lector.tts.worker.status.WorkerState;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member of the farm: lanes that take requests off the share groups, make audio with a {@link
 * Synthesizer}, keep it in an {@link AudioStore} and publish how each request ended.
 */
public final class SpeechWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpeechWorker.class);

  private final WorkerConfig config;
  private final Synthesizer synthesizer;
  private final Stop stop = new Stop();
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final WorkerMetrics metrics = new WorkerMetrics(meters);
  private final SchemaRegistryClient registry;
  private final Requests requests;
  private final Cancellations cancellations;
  private final Erasures erasures;
  private final AbandonedStreams abandoned;
  private final Segments segments;
  private final BrokerClock brokerClock;
  private final OutcomePublisher outcomes;
  private final Heartbeat heartbeat;
  private final Journal journal;
  private final RecordWork work;
  private final LongWork longWork;
  private final WorkGate gate = new WorkGate();

  private final Lanes lanes;
  private final @Nullable HealthServer health;
  private final Thread starter;
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile Readiness readiness = Readiness.STARTING;

  private SpeechWorker(
      WorkerConfig config,
      Synthesizer synthesizer,
      AudioStore store,
      boolean shared,
      Tracing tracing) {
    this.config = config;
    this.synthesizer = synthesizer;
    Clock clock = Clock.systemUTC();
    brokerClock = new BrokerClock(clock, System::nanoTime);
    registry = SchemaRegistryClients.create(config.registry());
    requests = new Requests(config, registry);
    journal = Journal.open(config.directory());
    outcomes = new OutcomePublisher(config, registry, metrics, tracing, clock);
    WorkTraces traces = new WorkTraces(tracing);
    SpeechMaker maker =
        new SpeechMaker(synthesizer, store, shared, config.storeAttempts(), metrics, traces);
    cancellations = new Cancellations(config, registry, stop);
    erasures = new Erasures(config, registry, store, stop, maker::erased);
    abandoned = new AbandonedStreams(config, registry, stop);
    segments = new Segments(config, registry, metrics, tracing, clock);
    work =
        traces.traced(
            new RequestWork(
                config,
                requests,
                cancellations,
                erasures,
                new Streams(segments, abandoned),
                maker,
                outcomes,
                journal,
                metrics,
                clock,
                brokerClock,
                traces));
    longWork = new LongWork(work, gate, outcomes, journal, metrics, config.longLanes());
    lanes =
        new Lanes(
            config,
            () -> Admins.create(config),
            outcomes::partitions,
            brokerClock,
            gate,
            metrics,
            stop);
    try {
      health =
          config.port() < 0
              ? null
              : HealthServer.start(
                  config.host(),
                  config.port(),
                  config.farm(),
                  () -> readiness,
                  meters,
                  new ReadHandler(synthesizer));
    } catch (IllegalStateException e) {
      segments.close();
      outcomes.close();
      journal.close();
      throw e;
    }
    heartbeat =
        new Heartbeat(
            config,
            registry,
            new WorkerState(config, synthesizer::capabilities, port()),
            () ->
                Producers.create(config.kafka(), config.name() + "-heartbeat", Heartbeat.PATIENCE),
            clock);
    starter = Thread.ofVirtual().name(config.name() + "-start").unstarted(this::begin);
  }

  /**
   * Starts a worker. Returns at once: Kafka and the registry are waited for in the background, see
   * {@link #ready()}.
   *
   * @param synthesizer stays the caller's, to be closed after the worker; it may be one that is not
   *     loaded yet and whose methods wait for that: nothing is taken before
   * @param store stays the caller's, to be closed after the worker
   * @throws IllegalStateException when the port for health and metrics cannot be listened on
   */
  public static SpeechWorker start(WorkerConfig config, Synthesizer synthesizer, AudioStore store) {
    return start(config, synthesizer, store, false, Tracing.off());
  }

  /**
   * As {@link #start(WorkerConfig, Synthesizer, AudioStore)}.
   *
   * @param shared whether tenants share the audio that they have in common
   * @param tracing has spans for the work on each request
   */
  public static SpeechWorker start(
      WorkerConfig config,
      Synthesizer synthesizer,
      AudioStore store,
      boolean shared,
      Tracing tracing) {
    SpeechWorker worker = new SpeechWorker(config, synthesizer, store, shared, tracing);
    worker.starter.start();
    return worker;
  }

  private void begin() {
    try {
      if (!new WorkerSetup(config, registry, this::warmUp, brokerClock, stop).run()) {
        return;
      }
    } catch (InterruptedException _) {
      return;
    }
    Map<String, String> facts;
    try {
      // It may be under way to be loaded.
      facts = new TreeMap<>(synthesizer.facts());
    } catch (IllegalStateException e) {
      LOG.error("Worker {} takes no requests", config.name(), e);
      return;
    }
    metrics.info(config.name(), facts);
    synchronized (lanes) {
      if (stop.given()) {
        return;
      }
      cancellations.follow();
      erasures.follow();
      abandoned.follow();
      new ClockReader(brokerClock, () -> Admins.create(config), ClockReader.PACE, stop)
          .start(config.name() + "-clock");
      lanes.start(work, longWork);
      readiness = Readiness.READY;
      heartbeat.start();
    }
    LOG.info(
        "Worker {} takes requests: {} lanes, {} narrators, {}",
        config.name(),
        config.lanes(),
        config.narrators(),
        facts);
  }

  private void warmUp() {
    outcomes.warmUp();
    segments.warmUp();
  }

  /** Whether the worker takes requests. */
  public boolean ready() {
    return readiness.ready();
  }

  /** Whether the lanes are held up for a suspect. */
  boolean suspectsWaiting() {
    return gate.waiting() > 0;
  }

  /** The metrics, as {@code /metrics} serves them. */
  String metrics() {
    return meters.scrape();
  }

  /** Port that health and metrics are served on; -1 when they are not. */
  public int port() {
    return health == null ? -1 : health.port();
  }

  /**
   * Leaves the farm: takes nothing more, lets running work end for as long as the configuration
   * allows, gives the rest back so that others have it at once, and leaves the share groups. A
   * second call waits for nothing and does nothing.
   */
  @Override
  public void close() {
    if (closing.getAndSet(true)) {
      return;
    }
    readiness = Readiness.LEAVING;
    stop.give();
    heartbeat.leave();
    boolean interrupted = false;
    try {
      lanes.leave(config.drain());
      starter.join(Lanes.LEAVE);
    } catch (InterruptedException _) {
      interrupted = true;
    }
    lanes.abandon();
    heartbeat.close();
    segments.close();
    outcomes.close();
    journal.close();
    requests.close();
    cancellations.close();
    erasures.close();
    abandoned.close();
    registry.close();
    if (health != null) {
      health.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    LOG.info("Worker {} has left", config.name());
  }
}
