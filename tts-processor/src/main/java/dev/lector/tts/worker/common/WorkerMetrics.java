package dev.lector.tts.worker.common;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What a worker tells about itself, all under {@code lector.worker}. */
public final class WorkerMetrics {
  private final MeterRegistry registry;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Timer queueWait;
  private final Timer synthesis;
  private final Timer store;
  private final Counter audioSeconds;
  private final DistributionSummary realTimeFactor;
  private final Counter cacheHits;
  private final Counter renewals;
  private final Counter lostLocks;
  private final Counter quarantined;
  private final Counter deadLetters;
  private final Counter lostLetters;
  private final Counter lostReplies;
  private final Counter segments;
  private final Counter lostStreams;
  private final Counter givenBack;
  private final Counter movedOn;

  public WorkerMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("lector.worker.in.flight", inFlight, AtomicInteger::get)
        .description("Requests being worked on")
        .register(registry);
    queueWait =
        timer("lector.worker.queue.wait", "From the record's timestamp to a lane taking it");
    synthesis = timer("lector.worker.synthesis", "Text to samples, waiting for the model included");
    store = timer("lector.worker.store", "Looking audio up and putting it into the store");
    audioSeconds = counter("lector.worker.audio.seconds", "Audio synthesised, s");
    realTimeFactor =
        DistributionSummary.builder("lector.worker.real.time.factor")
            .description(
                "Time to synthesise over length of the audio; below 1 is faster than real time")
            .serviceLevelObjectives(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)
            .register(registry);
    cacheHits = counter("lector.worker.cache.hits", "Requests whose audio already existed");
    renewals = counter("lector.worker.renewals", "Locks extended for work longer than a lock");
    lostLocks = counter("lector.worker.locks.lost", "Records that went to another lane meanwhile");
    quarantined =
        counter("lector.worker.quarantined", "Requests sent to speech.requests.quarantine");
    deadLetters = counter("lector.worker.dead.letters", "Records set aside on speech.dead-letters");
    lostLetters =
        counter(
            "lector.worker.dead.letters.lost",
            "Records that speech.dead-letters takes in no form; only the log tells of them");
    givenBack = counter("lector.worker.given.back", "Requests left unfinished and sent again");
    movedOn = counter("lector.worker.moved.on", "Requests moved to speech.requests.long");
    lostReplies = counter("lector.worker.replies.lost", "Replies that reached no reply topic");
    segments = counter("lector.worker.segments", "Segments of streamed audio sent");
    lostStreams =
        counter("lector.worker.streams.lost", "Streams whose segments could not all be sent");
  }

  /** Publishes facts that do not change as labels of {@code lector_worker_info}. */
  public void info(String name, Map<String, String> facts) {
    Tags tags = Tags.of("name", name);
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      tags = tags.and(fact.getKey(), fact.getValue());
    }
    Gauge.builder("lector.worker.info", () -> 1)
        .description("What this worker is; always 1")
        .tags(tags)
        .register(registry);
  }

  public void started() {
    inFlight.incrementAndGet();
  }

  public void ended() {
    inFlight.decrementAndGet();
  }

  public void queued(Duration wait) {
    queueWait.record(wait);
  }

  public void synthesised(Duration took, Duration audio) {
    synthesis.record(took);
    audioSeconds.increment(audio.toMillis() / 1000.0);
    if (audio.isPositive()) {
      realTimeFactor.record((double) took.toNanos() / audio.toNanos());
    }
  }

  public void stored(Duration took) {
    store.record(took);
  }

  public void cacheHit() {
    cacheHits.increment();
  }

  /**
   * Counts a request that has ended; {@code outcome} is {@code synthesized} or the code of the
   * rejection.
   */
  public void finished(String topic, String outcome) {
    Counter.builder("lector.worker.finished")
        .description("Requests that have ended")
        .tag("topic", topic)
        .tag("outcome", outcome.toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  public void renewed() {
    renewals.increment();
  }

  public void lockLost() {
    lostLocks.increment();
  }

  public void quarantined() {
    quarantined.increment();
  }

  public void deadLetter() {
    deadLetters.increment();
  }

  public void letterLost() {
    lostLetters.increment();
  }

  public void givenBack() {
    givenBack.increment();
  }

  public void movedOn() {
    movedOn.increment();
  }

  public void replyLost() {
    lostReplies.increment();
  }

  public void segmentSent() {
    segments.increment();
  }

  public void streamLost() {
    lostStreams.increment();
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofMinutes(5))
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }
}
