package dev.lector.bridge.load;

import dev.lector.bridge.http.Reply;
import dev.lector.bridge.load.UsageLedger.Used;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How much audio tenants have stored: what was made for them within the retention, in the whole
 * farm. Audio that was found in the store is there already and does not count again. Safe for use
 * by many threads.
 */
public final class StoredUse {
  /** The ledger's sums are of hours: by then the oldest of them may be gone. */
  private static final Duration HOUR = Duration.ofHours(1);

  private final Quotas quotas;
  private final Duration retention;
  private final UsageLedger ledger;
  private final InstantSource clock;
  private final LongSupplier nanoTime;

  /** Of tenants that have such a quota. */
  private final Map<String, UsageTally> tallies = new ConcurrentHashMap<>();

  /**
   * @param quotas what tenants may store
   * @param retention how long audio is stored
   * @param clock tells since when audio is still there
   * @param nanoTime the system's clock for periods
   */
  public StoredUse(
      Quotas quotas,
      Duration retention,
      UsageLedger ledger,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.quotas = quotas;
    this.retention = retention;
    this.ledger = ledger;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** The answer to a tenant that has stored as much as it may, 429; empty when it has not. */
  Optional<Reply> refusal(String tenant) {
    return states(tenant).stream()
        .filter(state -> state.remaining() == 0)
        .findFirst()
        .map(
            state ->
                Reply.error(
                        429,
                        String.format(
                            Locale.ROOT,
                            "This tenant has stored %,d s of audio, and may store %,d s; audio is"
                                + " deleted when it was not asked for in %s. Ask again later.",
                            state.used(),
                            state.limit(),
                            said(retention)))
                    .with("Retry-After", Long.toString(HOUR.toSeconds())));
  }

  /** Audio was made for a tenant, by whomever it was asked for. */
  public void made(String tenant, long audioMs) {
    if (audioMs > 0 && quotas.of(tenant).limitsStorage()) {
      tally(tenant).ended(new Used(0, 0, audioMs));
    }
  }

  /** How a tenant stands; nothing where it has no such quota. */
  List<LimitState> states(String tenant) {
    Quota quota = quotas.of(tenant);
    if (!quota.limitsStorage()) {
      return List.of();
    }
    UsageTally tally = tally(tenant);
    tally.refresh();
    return List.of(
        new LimitState(
            "audio-seconds-stored",
            "audio-seconds",
            retention,
            true,
            quota.storedAudio().toSeconds(),
            tally.used().madeMs() / 1_000,
            retention));
  }

  private UsageTally tally(String tenant) {
    return tallies.computeIfAbsent(
        tenant,
        name ->
            new UsageTally(
                () ->
                    ledger.between(
                        name, clock.instant().minus(retention), clock.instant().plus(HOUR)),
                true,
                nanoTime));
  }

  private static String said(Duration time) {
    return time.toDays() > 1 ? time.toDays() + " days" : time.toHours() + " hours";
  }
}
