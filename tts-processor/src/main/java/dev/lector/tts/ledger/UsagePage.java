package dev.lector.tts.ledger;

import dev.lector.events.Usage;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The first hours, by hour, tenant and model, of several sources that are each in that order. */
final class UsagePage {
  private final int limit;
  private final TreeMap<Bytes, Usage> hours = new TreeMap<>();

  UsagePage(int limit) {
    this.limit = limit;
  }

  /**
   * Takes what belongs on the page, and reads no further.
   *
   * @param source is closed
   */
  void add(KeyValueIterator<Bytes, Usage> source, Predicate<Usage> wanted) {
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

  void add(Usage hour) {
    // An hour that is being closed may be seen twice; it is the same one.
    hours.put(UsageKeys.byHour(hour), hour);
    if (hours.size() > limit) {
      hours.pollLastEntry();
    }
  }

  List<Usage> hours() {
    return List.copyOf(hours.values());
  }
}
