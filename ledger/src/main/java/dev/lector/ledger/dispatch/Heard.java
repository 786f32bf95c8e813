package dev.lector.ledger.dispatch;

import dev.lector.headers.TraceParent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the dispatch remembers of a request or a cancellation, as kept in its store: {@code since},
 * a semicolon and the trace if there is one, a blank and the tenant.
 *
 * @param since when it was heard of, ms since 1970 UTC
 * @param trace what it is part of; of a request
 * @param tenant whose it is; null in entries of earlier versions
 */
record Heard(long since, Optional<TraceParent> trace, @Nullable String tenant) {
  static Heard parse(String entry) {
    int blank = entry.indexOf(' ');
    String first = blank < 0 ? entry : entry.substring(0, blank);
    int semicolon = first.indexOf(';');
    return new Heard(
        time(semicolon < 0 ? first : first.substring(0, semicolon)),
        semicolon < 0 ? Optional.empty() : TraceParent.parse(first.substring(semicolon + 1)),
        blank < 0 ? null : entry.substring(blank + 1));
  }

  /** Somebody else may have written into the store's change log: then nothing is over. */
  private static long time(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException _) {
      return Long.MAX_VALUE;
    }
  }

  @Override
  public String toString() {
    return since + trace.map(step -> ";" + step).orElse("") + (tenant == null ? "" : " " + tenant);
  }
}
