package dev.lector.tts.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The brokers' time, which is what requests are stamped with: a worker whose own clock is wrong
 * must not take everything for too late. Set by what the leader of the controllers says, and run by
 * the machine's clock for periods from then on, so that setting the machine's time changes nothing.
 * This machine's own time until it was set. Safe for use by many threads.
 */
final class BrokerClock implements InstantSource {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerClock.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Machines differ by less when somebody looks after their clocks. */
  private static final Duration WORTH_A_WORD = Duration.ofSeconds(5);

  private final InstantSource local;
  private final LongSupplier nanoTime;
  private volatile Reading reading;

  /**
   * @param at time, ms since 1970 UTC
   * @param nanos when it was that time, by the clock for periods
   */
  private record Reading(long at, long nanos) {}

  /**
   * @param local this machine's clock
   * @param nanoTime this machine's clock for periods, ns
   */
  BrokerClock(InstantSource local, LongSupplier nanoTime) {
    this.local = local;
    this.nanoTime = nanoTime;
    this.reading = new Reading(local.millis(), nanoTime.getAsLong());
  }

  @Override
  public Instant instant() {
    Reading last = reading;
    return Instant.ofEpochMilli(last.at + (nanoTime.getAsLong() - last.nanos) / 1_000_000);
  }

  /**
   * Sets it. Where that is not allowed or not answered, this machine's clock is trusted: a worker
   * can do without.
   */
  void set(Admin admin) throws InterruptedException {
    try {
      QuorumInfo quorum =
          admin.describeMetadataQuorum().quorumInfo().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      // Of itself the leader says when it answered.
      OptionalLong now =
          quorum.voters().stream()
              .filter(voter -> voter.replicaId() == quorum.leaderId())
              .map(QuorumInfo.ReplicaState::lastCaughtUpTimestamp)
              .findFirst()
              .orElse(OptionalLong.empty());
      now.ifPresent(this::set);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The brokers do not tell the time", e);
    }
  }

  /** Sets it to the brokers' time, ms since 1970 UTC. */
  void set(long now) {
    reading = new Reading(now, nanoTime.getAsLong());
    Duration ahead = Duration.ofMillis(local.millis() - now);
    if (ahead.abs().compareTo(WORTH_A_WORD) > 0) {
      LOG.warn(
          "This machine's clock is {} s {} the brokers'; deadlines go by theirs",
          ahead.abs().toSeconds(),
          ahead.isNegative() ? "behind" : "ahead of");
    }
  }
}
