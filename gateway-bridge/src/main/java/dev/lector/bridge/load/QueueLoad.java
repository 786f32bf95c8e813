package dev.lector.bridge.load;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much waits in one queue, and for how long. The queue's lag is sampled every few seconds;
 * between samples what is published and what ends is counted. Safe for use by many threads.
 */
public final class QueueLoad {
  /** Completions after which averages have moved half way to a new kind of request. */
  private static final double WEIGHT = 0.01;

  /** Whoever has waited this long found every lane of the farm at work. */
  private static final Duration SATURATED = Duration.ofSeconds(1);

  private final Capacity capacity = new Capacity();
  private long lag;
  private long published;
  private long ended;
  private long queuedMs;
  private long sampledAt;
  private double characters;
  private double audioSeconds;
  private boolean known;

  /**
   * What the queue had when it was looked at.
   *
   * @param lag requests in it, those being worked on included
   * @param nanoTime when, by the system's clock for periods
   */
  record Sample(long lag, long nanoTime) {}

  /** A request went into the queue. */
  public synchronized void published() {
    published++;
  }

  /**
   * A request goes into the queue, unless there are so many.
   *
   * @return whether it does
   */
  synchronized boolean publishedWithin(long limit) {
    if (requests() >= limit) {
      return false;
    }
    published++;
    return true;
  }

  /** One that was counted as published never got there. */
  public synchronized void notPublished() {
    published--;
  }

  /**
   * A request from the queue ended.
   *
   * @param length of its text, characters
   * @param audioMs of its audio; 0 when there is none
   * @param queued how long it waited until a worker took it, ms
   */
  public synchronized void ended(int length, long audioMs, long queued) {
    ended++;
    queuedMs += queued;
    double weight = characters == 0 ? 1 : WEIGHT;
    characters += weight * (length - characters);
    audioSeconds += weight * (audioMs / 1e3 - audioSeconds);
  }

  /**
   * The queue was looked at.
   *
   * @param lagNow requests in it, those being worked on included
   * @param nanoTime when, by the system's clock for periods
   */
  public synchronized void sampled(long lagNow, long nanoTime) {
    Duration period = Duration.ofNanos(Math.max(1, nanoTime - sampledAt));
    if (known && lag > 0 && lagNow > 0 && tellsCapacity(period)) {
      capacity.learn(ended, period);
    }
    lag = lagNow;
    published = 0;
    ended = 0;
    queuedMs = 0;
    sampledAt = nanoTime;
    known = true;
  }

  /**
   * Whether what ended in a period is all that the farm can do. It is while requests wait for a
   * worker, or when none ends though there is work for more than a second. One long text alone
   * keeps the queue from being empty and nobody waiting: then what ended is what was asked for, and
   * tells only when it is more than was thought possible.
   */
  private boolean tellsCapacity(Duration period) {
    if (ended == 0) {
      return published > 0 || capacity.isExceededBy(lag, SATURATED);
    }
    return queuedMs / ended >= SATURATED.toMillis() || capacity.isExceededBy(ended, period);
  }

  /** The latest look at the queue; empty before the first. */
  synchronized Optional<Sample> sample() {
    return known ? Optional.of(new Sample(lag, sampledAt)) : Optional.empty();
  }

  /** Requests that wait or are worked on. */
  public synchronized long requests() {
    return Math.max(0, lag + published - ended);
  }

  /** Characters that wait, by the average of the requests that ended lately. */
  public synchronized double characters() {
    return requests() * characters;
  }

  /** Seconds of audio to be made, by the average of the requests that ended lately. */
  public synchronized double audioSeconds() {
    return requests() * audioSeconds;
  }

  /**
   * How long a request would wait that came now; empty while the farm has not been busy, so that
   * nobody can tell how fast it is.
   */
  public Optional<Duration> expectedWait() {
    return expectedWait(0);
  }

  /**
   * How long a request would wait that comes behind others.
   *
   * @param before how many others will go into the queue before it
   */
  synchronized Optional<Duration> expectedWait(long before) {
    OptionalDouble rate = capacity.perSecond();
    return rate.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) (1e3 * (requests() + before) / rate.getAsDouble())));
  }
}
