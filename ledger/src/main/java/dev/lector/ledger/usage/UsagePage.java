package dev.lector.ledger.usage;

import dev.lector.events.Usage;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The first hours, by hour, tenant and model, of several sources that are each in that order. */
public final class UsagePage {
  private final int limit;
  private final TreeMap<Bytes, Usage> hours = new TreeMap<>();

  public UsagePage(int limit) {
    this.limit = limit;
  }

  /**
   * Takes what belongs on the page, and reads no further.
   *
   * @param source is closed
   */
  public void add(KeyValueIterator<Bytes, Usage> source, Predicate<Usage> wanted) {
    try (source) {
      int taken = 0;
      while (source.hasNext() && taken < limit) {
        Usage hour = source.next().value;
        if (hour != null && wanted.test(hour)) {
          add(hour);
          taken++;
        }
      }
    }
  }

  public void add(Usage hour) {
    // An hour that is being closed may be seen twice; it is the same one.
    hours.put(UsageKeys.byHour(hour), hour);
    if (hours.size() > limit) {
      hours.pollLastEntry();
    }
  }

  public List<Usage> hours() {
    return List.copyOf(hours.values());
  }

  /**
   * What an asker gets.
   *
   * @param hours on the page
   * @param next the cursor of the next page; empty when this is the last one
   */
  public record Cut(List<Usage> hours, Optional<String> next) {
    /** Keeps an unmodifiable copy. */
    public Cut {
      hours = List.copyOf(hours);
    }
  }

  /**
   * Cuts a page off. The hour beyond it tells that there is a next one.
   *
   * @param hours one more than the page has, where there is
   */
  public static Cut cut(List<Usage> hours, int limit) {
    if (hours.size() <= limit) {
      return new Cut(hours, Optional.empty());
    }
    List<Usage> page = hours.subList(0, limit);
    return new Cut(page, Optional.of(UsageKeys.cursor(page.getLast())));
  }
}
