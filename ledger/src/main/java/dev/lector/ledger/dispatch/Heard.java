package dev.lector.ledger.dispatch;

import dev.lector.headers.TraceParent;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the dispatch remembers of a request or a cancellation, as kept in its store: {@code since},
 * then of a request that waits a semicolon, the trace if there is one, a semicolon and the number;
 * of others with a trace a semicolon and that; a blank and the tenant.
 *
 * @param since when it was heard of, ms since 1970 UTC
 * @param trace what it is part of; of a request
 * @param number of a request among its tenant's that wait, see {@link WaitingItems}; empty in
 *     entries of earlier versions
 * @param tenant whose it is; null in entries of earlier versions
 */
record Heard(
    long since, Optional<TraceParent> trace, OptionalLong number, @Nullable String tenant) {
  private static final int PARTS = 3;

  /** Something that does not wait. */
  static Heard of(long since, Optional<TraceParent> trace, String tenant) {
    return new Heard(since, trace, OptionalLong.empty(), tenant);
  }

  static Heard parse(String entry) {
    int blank = entry.indexOf(' ');
    String[] parts = (blank < 0 ? entry : entry.substring(0, blank)).split(";", PARTS);
    return new Heard(
        // Somebody else may have written into the store's change log: then nothing is over.
        number(parts[0]).orElse(Long.MAX_VALUE),
        parts.length < 2 ? Optional.empty() : TraceParent.parse(parts[1]),
        parts.length < PARTS ? OptionalLong.empty() : number(parts[2]),
        blank < 0 ? null : entry.substring(blank + 1));
  }

  private static OptionalLong number(String digits) {
    try {
      return OptionalLong.of(Long.parseLong(digits));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  @Override
  public String toString() {
    String step = trace.map(TraceParent::toString).orElse("");
    String more = number.isPresent() ? ";" + step + ";" + number.getAsLong() : "";
    String alone = step.isEmpty() ? "" : ";" + step;
    return since + (more.isEmpty() ? alone : more) + (tenant == null ? "" : " " + tenant);
  }
}
