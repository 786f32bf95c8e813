package dev.lector.bridge.load;

import dev.lector.bridge.http.Reply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How much each tenant may ask for: requests and characters a minute of this bridge, characters and
 * audio a day of the farm, and audio that is stored there. Safe for use by many threads.
 */
public final class TenantRates {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Quotas quotas;
  private final DayUse days;
  private final StoredUse stored;
  private final LongSupplier nanoTime;

  /** As many as there are tenants, who come from the configuration. */
  private final Map<String, Buckets> buckets = new HashMap<>();

  private record Buckets(Quota quota, Bucket requests, Bucket characters) {}

  /**
   * @param quotas what tenants may ask for
   * @param days what they use of a day
   * @param stored what they have stored
   * @param nanoTime the system's clock for periods
   */
  public TenantRates(Quotas quotas, DayUse days, StoredUse stored, LongSupplier nanoTime) {
    this.quotas = quotas;
    this.days = days;
    this.stored = stored;
    this.nanoTime = nanoTime;
  }

  /** The same for all tenants, and without limits of the farm. */
  public TenantRates(TenantLimits limits, LongSupplier nanoTime) {
    this.quotas =
        Quotas.ofAll(
            new Quota(limits.requests(), limits.characters(), 0, 0, Duration.ZERO, Duration.ZERO));
    UsageLedger none = (_, _, _) -> Optional.empty();
    InstantSource clock = InstantSource.system();
    this.days = new DayUse(quotas, none, clock, nanoTime);
    this.stored = new StoredUse(quotas, Duration.ZERO, none, clock, nanoTime);
    this.nanoTime = nanoTime;
  }

  /**
   * Charges a tenant, unless it has asked for as much as it may.
   *
   * @return the answer to give then, 429 with {@code Retry-After}; empty when it was charged
   */
  public Optional<Reply> charge(String tenant, long requests, long characters) {
    return chargeMinute(tenant, requests, characters).map(reply -> marked(reply, tenant));
  }

  /**
   * Charges a tenant for what is about to be published, unless it is more than it may ask for in a
   * minute, or has left today.
   *
   * @param id of the batch or of the request; what is not published is to be {@linkplain #withdraw
   *     withdrawn}
   * @param items how many requests it is
   * @return the answer to give then, 429 with {@code Retry-After}, or 413 when it is more than it
   *     may ever ask for
   */
  public Optional<Reply> admit(String tenant, String id, int items, long characters) {
    return admit(tenant, id, items, items, characters);
  }

  /** The same of one request of which all but its text was charged before. */
  public Optional<Reply> admitFound(String tenant, String id, long characters) {
    return admit(tenant, id, 1, 0, characters);
  }

  private Optional<Reply> admit(
      String tenant, String id, int items, int requests, long characters) {
    Optional<Reply> refusal = reserve(tenant, id, items, characters);
    if (refusal.isEmpty()) {
      refusal = chargeMinute(tenant, requests, characters);
      if (refusal.isPresent()) {
        days.withdraw(id);
      }
    }
    return refusal.map(reply -> marked(reply, tenant));
  }

  /** The same of a request that was charged before its id was known. */
  public Optional<Reply> admitCharged(String tenant, String id, long characters) {
    return reserve(tenant, id, 1, characters).map(reply -> marked(reply, tenant));
  }

  private Optional<Reply> reserve(String tenant, String id, int items, long characters) {
    return stored.refusal(tenant).or(() -> days.reserve(tenant, id, items, characters));
  }

  /** What was admitted is not published: it does not count for today. */
  public void withdraw(String id) {
    days.withdraw(id);
  }

  /** The answer to a tenant that may ask for nothing at all now; empty when it may. */
  public Optional<Reply> refusal(String tenant) {
    Optional<Reply> refusal = stored.refusal(tenant).or(() -> days.refusal(tenant, 0));
    if (refusal.isEmpty()) {
      synchronized (this) {
        Quota quota = quotas.of(tenant);
        refusal = quota.limitsRates() ? refusal(buckets(tenant, quota), 1, 1) : Optional.empty();
      }
    }
    return refusal.map(reply -> marked(reply, tenant));
  }

  /** How a tenant stands with each of its limits; nothing where it has none. */
  public List<LimitState> states(String tenant) {
    List<LimitState> states = new ArrayList<>();
    synchronized (this) {
      Quota quota = quotas.of(tenant);
      if (quota.limitsRates()) {
        Buckets own = buckets(tenant, quota);
        if (quota.requests() > 0) {
          states.add(state("requests", quota.requests(), own.requests));
        }
        if (quota.characters() > 0) {
          states.add(state("characters", quota.characters(), own.characters));
        }
      }
    }
    states.addAll(days.states(tenant));
    states.addAll(stored.states(tenant));
    return states;
  }

  private LimitState state(String unit, long limit, Bucket bucket) {
    long now = nanoTime.getAsLong();
    return new LimitState(
        unit + "-per-minute",
        unit,
        MINUTE,
        false,
        limit,
        limit - bucket.left(now),
        bucket.untilFull(now));
  }

  private Reply marked(Reply refusal, String tenant) {
    return LimitHeaders.add(refusal, states(tenant));
  }

  private synchronized Optional<Reply> chargeMinute(String tenant, long requests, long characters) {
    Quota quota = quotas.of(tenant);
    if (!quota.limitsRates()) {
      return Optional.empty();
    }
    Buckets own = buckets(tenant, quota);
    Optional<Reply> refusal = refusal(own, requests, characters);
    if (refusal.isEmpty()) {
      own.requests.pay(requests);
      own.characters.pay(characters);
    }
    return refusal;
  }

  /** Those of a tenant; full ones when its quota has changed. */
  private Buckets buckets(String tenant, Quota quota) {
    long now = nanoTime.getAsLong();
    return buckets.compute(
        tenant,
        (_, known) ->
            known != null && known.quota.equals(quota)
                ? known
                : new Buckets(
                    quota,
                    new Bucket(orUnlimited(quota.requests()), now),
                    new Bucket(orUnlimited(quota.characters()), now)));
  }

  private Optional<Reply> refusal(Buckets own, long requests, long characters) {
    long now = nanoTime.getAsLong();
    Duration forRequests = own.requests.wait(requests, now);
    Duration forCharacters = own.characters.wait(characters, now);
    if (forRequests.isZero() && forCharacters.isZero()) {
      return Optional.empty();
    }
    boolean fewer = forRequests.compareTo(forCharacters) >= 0;
    return Optional.of(
        Refusals.tooMuch(
            fewer
                ? String.format(
                    Locale.ROOT,
                    "This tenant may send %,d requests a minute.",
                    own.quota.requests())
                : String.format(
                    Locale.ROOT,
                    "This tenant may send texts of %,d characters a minute.",
                    own.quota.characters()),
            fewer ? forRequests : forCharacters));
  }

  /** A bucket of this size is never empty. */
  private static long orUnlimited(long limit) {
    return limit == 0 ? Long.MAX_VALUE : limit;
  }
}
