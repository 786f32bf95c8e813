package dev.lector.ledger.usage;

import dev.lector.events.Usage;
import io.helidon.common.uri.UriQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * A page of hours of usage.
 *
 * @param tenant whose; empty for everybody's
 * @param from earliest start of an hour
 * @param to hours start before it
 * @param after the hour that the page before ended with
 * @param limit how many hours at most
 */
public record UsageQuery(
    Optional<String> tenant, Instant from, Instant to, Optional<Usage> after, int limit) {
  static final int LONGEST_PAGE = 1_000;

  /** How far back it goes when nobody says how far. */
  static final Duration RECENT = Duration.ofDays(31);

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when a value is none of its kind
   * @throws java.time.DateTimeException when a time is none
   */
  public static UsageQuery of(UriQuery query, Clock clock) {
    Instant to = query.first("to").map(Instant::parse).orElse(Instant.MAX);
    Instant recent = clock.instant().minus(RECENT);
    return new UsageQuery(
        query.first("tenant").asOptional(),
        query.first("from").map(Instant::parse).orElse(recent),
        to,
        query.first("after").map(UsageKeys::named),
        Math.clamp(
            query.first("limit").map(Integer::parseInt).orElse(LONGEST_PAGE), 1, LONGEST_PAGE));
  }

  /** The first key of a store by hour that is wanted. */
  public Bytes firstByHour() {
    Bytes first = UsageKeys.firstByHour(millis(from));
    return after.map(hour -> larger(first, UsageKeys.byHour(hour))).orElse(first);
  }

  /** Beyond all keys of a store by hour that are wanted. */
  public Bytes endByHour() {
    return UsageKeys.firstByHour(millis(to));
  }

  /** The first key of a store by tenant that is wanted. */
  public Bytes firstByTenant(String name) {
    Bytes first = UsageKeys.firstByTenant(name, millis(from));
    return after.map(hour -> larger(first, UsageKeys.byTenant(hour))).orElse(first);
  }

  /** Beyond all keys of a store by tenant that are wanted. */
  public Bytes endByTenant(String name) {
    return UsageKeys.firstByTenant(name, millis(to));
  }

  private static Bytes larger(Bytes first, Bytes last) {
    Bytes next = UsageKeys.following(last);
    return next.compareTo(first) > 0 ? next : first;
  }

  private static long millis(Instant time) {
    // Before 1970, and beyond what a long can count, there are no hours.
    long seconds = time.getEpochSecond();
    return seconds < 0
        ? 0
        : seconds >= Long.MAX_VALUE / 1_000 ? Long.MAX_VALUE : time.toEpochMilli();
  }
}
