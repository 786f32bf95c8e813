package dev.lector.bridge.load;

import dev.lector.bridge.http.Reply;
import dev.lector.bridge.load.UsageLedger.Used;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What tenants use of their quotas of a day (UTC). It is what has ended in the whole farm, by the
 * ledger and, since it was asked, by the completions; and what this bridge has let in and has not
 * ended. What other bridges have let in counts when it ends. Where no ledger answers, what this
 * bridge has heard since it started counts. Safe for use by many threads.
 */
public final class DayUse {
  private static final Duration DAY = Duration.ofDays(1);

  private final Quotas quotas;
  private final UsageLedger ledger;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Reservations reserved = new Reservations();

  /** Of tenants that have such a quota. */
  private final Map<String, Today> tallies = new HashMap<>();

  private record Today(long day, UsageTally tally) {}

  /**
   * @param quotas what tenants may use
   * @param clock tells the day
   * @param nanoTime the system's clock for periods
   */
  public DayUse(Quotas quotas, UsageLedger ledger, InstantSource clock, LongSupplier nanoTime) {
    this.quotas = quotas;
    this.ledger = ledger;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /**
   * Whether a text is more than a tenant has left today.
   *
   * @return the answer to give then: 429, or 413 when it is more than a whole day's
   */
  Optional<Reply> refusal(String tenant, long characters) {
    Quota quota = quotas.of(tenant);
    if (!quota.limitsDays()) {
      return Optional.empty();
    }
    tally(tenant).refresh();
    synchronized (this) {
      return refusal(tenant, quota, characters);
    }
  }

  /**
   * Counts what is about to be published, unless it is more than the tenant has left today.
   *
   * @param id of the batch or of the request
   */
  Optional<Reply> reserve(String tenant, String id, int items, long characters) {
    Quota quota = quotas.of(tenant);
    if (!quota.limitsDays()) {
      return Optional.empty();
    }
    tally(tenant).refresh();
    synchronized (this) {
      Optional<Reply> refusal = refusal(tenant, quota, characters);
      if (refusal.isEmpty()) {
        reserved.add(tenant, id, items, characters, nanoTime.getAsLong());
      }
      return refusal;
    }
  }

  /** What was counted is not published. */
  synchronized void withdraw(String id) {
    reserved.withdraw(id);
  }

  /**
   * A request has ended, whoever published it.
   *
   * @param id of its batch, or its own when it belongs to none
   * @param item its number in the batch; 0 when it belongs to none
   * @param since whether it ended since this bridge started
   */
  public void ended(
      String tenant, String id, int item, long characters, long audioMs, boolean since) {
    boolean counts = since && quotas.of(tenant).limitsDays();
    synchronized (this) {
      long length = Math.max(characters, reserved.ended(id, item, characters));
      if (counts) {
        tally(tenant).ended(new Used(length, audioMs, 0));
      }
    }
  }

  /** How a tenant stands today; nothing where it has no such quota. */
  List<LimitState> states(String tenant) {
    Quota quota = quotas.of(tenant);
    if (!quota.limitsDays()) {
      return List.of();
    }
    tally(tenant).refresh();
    List<LimitState> states = new ArrayList<>();
    synchronized (this) {
      Used used = tally(tenant).used();
      if (quota.dailyCharacters() > 0) {
        states.add(
            state("characters", quota.dailyCharacters(), used.characters() + reserved.of(tenant)));
      }
      if (!quota.dailyAudio().isZero()) {
        states.add(state("audio-seconds", quota.dailyAudio().toSeconds(), used.audioMs() / 1_000));
      }
    }
    return states;
  }

  private LimitState state(String unit, long limit, long used) {
    return new LimitState(unit + "-per-day", unit, DAY, true, limit, used, untilTomorrow());
  }

  private Optional<Reply> refusal(String tenant, Quota quota, long characters) {
    Used used = tally(tenant).used();
    long audio = quota.dailyAudio().toMillis();
    if (audio > 0 && used.audioMs() >= audio) {
      return Optional.of(
          tomorrow(
              String.format(
                  Locale.ROOT,
                  "This tenant has had its %,d s of audio a day",
                  quota.dailyAudio().toSeconds())));
    }
    long limit = quota.dailyCharacters();
    if (limit == 0) {
      return Optional.empty();
    }
    if (characters > limit) {
      return Optional.of(
          Reply.error(
              413,
              String.format(
                  Locale.ROOT,
                  "This has %,d characters, and this tenant may send %,d a day; send it in parts.",
                  characters,
                  limit)));
    }
    long left = Math.max(0, limit - used.characters() - reserved.of(tenant));
    return characters <= left
        ? Optional.empty()
        : Optional.of(
            tomorrow(
                String.format(
                    Locale.ROOT,
                    "This has %,d characters, and this tenant has %,d of its %,d a day left",
                    characters,
                    left,
                    limit)));
  }

  private Reply tomorrow(String message) {
    return Reply.error(
            429,
            "%s; the next day begins at %s."
                .formatted(message, Instant.EPOCH.plus(DAY.multipliedBy(today() + 1))))
        .with("Retry-After", Long.toString(untilTomorrow().toSeconds()));
  }

  /** Whole seconds, none too few. */
  private Duration untilTomorrow() {
    Duration left =
        Duration.between(clock.instant(), Instant.EPOCH.plus(DAY.multipliedBy(today() + 1)));
    return Duration.ofSeconds(left.plusMillis(999).toSeconds());
  }

  private long today() {
    return Math.floorDiv(clock.millis(), DAY.toMillis());
  }

  private synchronized UsageTally tally(String tenant) {
    return tallies.compute(
            tenant,
            (_, known) -> known != null && known.day == today() ? known : begin(tenant, today()))
        .tally;
  }

  private Today begin(String tenant, long day) {
    Instant start = Instant.EPOCH.plus(DAY.multipliedBy(day));
    return new Today(
        day, new UsageTally(() -> ledger.between(tenant, start, start.plus(DAY)), false, nanoTime));
  }
}
