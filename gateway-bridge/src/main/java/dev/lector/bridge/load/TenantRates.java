package dev.lector.bridge.load;

import dev.lector.bridge.http.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How many requests and characters a minute each tenant may ask this bridge for. Safe for use by
 * many threads.
 */
public final class TenantRates {
  private final TenantLimits limits;
  private final LongSupplier nanoTime;

  /** As many as there are tenants, who come from the configuration. */
  private final Map<String, Buckets> buckets = new HashMap<>();

  private record Buckets(Bucket requests, Bucket characters) {}

  /**
   * @param limits what a tenant may ask for
   * @param nanoTime the system's clock for periods
   */
  public TenantRates(TenantLimits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  /**
   * Charges a tenant, unless it has asked for as much as it may.
   *
   * @return the answer to give then, 429 with {@code Retry-After}; empty when it was charged
   */
  public synchronized Optional<Reply> charge(String tenant, long requests, long characters) {
    if (limits.unlimited()) {
      return Optional.empty();
    }
    Buckets own = buckets(tenant);
    Optional<Reply> refusal = refusal(own, requests, characters);
    if (refusal.isEmpty()) {
      own.requests.pay(requests);
      own.characters.pay(characters);
    }
    return refusal;
  }

  /** The answer to a tenant that may ask for nothing at all now; empty when it may. */
  public synchronized Optional<Reply> refusal(String tenant) {
    return limits.unlimited() ? Optional.empty() : refusal(buckets(tenant), 1, 1);
  }

  private Buckets buckets(String tenant) {
    long now = nanoTime.getAsLong();
    return buckets.computeIfAbsent(
        tenant,
        _ ->
            new Buckets(
                new Bucket(orUnlimited(limits.requests()), now),
                new Bucket(orUnlimited(limits.characters()), now)));
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
                    Locale.ROOT, "This tenant may send %,d requests a minute.", limits.requests())
                : String.format(
                    Locale.ROOT,
                    "This tenant may send texts of %,d characters a minute.",
                    limits.characters()),
            fewer ? forRequests : forCharacters));
  }

  /** A bucket of this size is never empty. */
  private static long orUnlimited(long limit) {
    return limit == 0 ? Long.MAX_VALUE : limit;
  }
}
