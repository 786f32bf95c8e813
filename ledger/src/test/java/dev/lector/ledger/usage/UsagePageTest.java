package dev.lector.ledger.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.events.Usage;
import dev.lector.ledger.events.Frames;
import dev.lector.registry.MockSchemaRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

class UsagePageTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LAST = MIDNIGHT.plus(Duration.ofHours(3));

  private final Frames frames =
      new Frames(new MockSchemaRegistry(), Map.of("schema.registry.url", "mock://unused"));

  @Test
  void pagesOfTwoInstancesHaveAllOfTheirHoursInOrderAndEachOnce() {
    List<Usage> all = hours();
    Instance one = new Instance();
    Instance other = new Instance();
    Random random = new Random(7);
    for (Usage hour : all) {
      (random.nextInt(4) == 0 ? one : other).closed.put(UsageKeys.byHour(hour), hour);
    }
    // Hours that are just being closed stand in two stores.
    other.open.putAll(other.closed.tailMap(UsageKeys.firstByHour(LAST.toEpochMilli())));

    for (int limit : List.of(1, 2, 7, all.size() - 1, all.size(), all.size() + 1)) {
      List<List<Usage>> pages = pages(one, other, limit);
      assertThat(pages).hasSize((all.size() + limit - 1) / limit);
      assertThat(pages.stream().flatMap(List::stream))
          .as("pages of %d", limit)
          .containsExactlyElementsOf(all);
    }
  }

  @Test
  void aCursorGoesOnWhereItsInstanceHasLeft() {
    List<Usage> all = hours();
    Instance one = new Instance();
    all.forEach(hour -> one.closed.put(UsageKeys.byHour(hour), hour));
    Instance takenOver = new Instance();
    takenOver.closed.putAll(one.closed);

    UsagePage.Cut first = UsagePage.cut(one.hours(query(Optional.empty(), 5)), 5);
    UsagePage.Cut rest = UsagePage.cut(takenOver.hours(query(first.next(), 1_000)), 1_000);
    assertThat(first.hours()).isEqualTo(all.subList(0, 5));
    assertThat(rest.hours()).isEqualTo(all.subList(5, all.size()));
    assertThat(rest.next()).isEmpty();
  }

  @Test
  void noMoreIsReadThanBelongsOnThePage() {
    Instance one = new Instance();
    hours().forEach(hour -> one.closed.put(UsageKeys.byHour(hour), hour));
    UsagePage page = new UsagePage(3);
    Scan scan = new Scan(one.closed.entrySet().iterator());
    page.add(scan, _ -> true);
    assertThat(page.hours()).hasSize(3);
    assertThat(scan.read).isEqualTo(3);
    assertThat(scan.closed).isTrue();
  }

  @Test
  void aTimeThatNoClockHasShownIsNoFailure() {
    UsageQuery everything =
        new UsageQuery(Optional.empty(), Instant.MIN, Instant.MAX, Optional.empty(), 1);
    assertThat(everything.firstByHour()).isEqualTo(UsageKeys.firstByHour(0));
    assertThat(everything.endByHour()).isEqualTo(UsageKeys.firstByHour(Long.MAX_VALUE));
    assertThat(everything.firstByTenant("a")).isEqualTo(UsageKeys.firstByTenant("a", 0));
  }

  @Test
  void aCursorThatNoPageHasGivenIsRefused() {
    for (String cursor : List.of("", "AA", "AAAAAAAAAAA", "AAAAAAAAAABh", "?")) {
      assertThatThrownBy(() -> UsageKeys.named(cursor))
          .as(cursor)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private List<List<Usage>> pages(Instance asked, Instance other, int limit) {
    List<List<Usage>> pages = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      UsageQuery query = query(after, limit);
      UsagePage page = new UsagePage(limit + 1);
      asked.hours(query).forEach(page::add);
      frames.usages(frames.usage(other.hours(query))).forEach(page::add);
      UsagePage.Cut cut = UsagePage.cut(page.hours(), limit);
      pages.add(cut.hours());
      after = cut.next();
    } while (after.isPresent() && pages.size() < 1_000);
    return pages;
  }

  private static UsageQuery query(Optional<String> after, int limit) {
    return new UsageQuery(
        Optional.empty(), MIDNIGHT, Instant.MAX, after.map(UsageKeys::named), limit);
  }

  /** In the order of pages; names begin with each other and go beyond ASCII. */
  private static List<Usage> hours() {
    List<Usage> hours = new ArrayList<>();
    for (Instant hour = MIDNIGHT; !hour.isAfter(LAST); hour = hour.plus(Duration.ofHours(1))) {
      for (String tenant : List.of("a", "a b", "ab", "b", "é")) {
        for (String model : List.of("", "m", "m2")) {
          hours.add(
              Usage.newBuilder()
                  .setWindowStart(hour)
                  .setTenant(tenant)
                  .setModelId(model)
                  .setRequests(hours.size() + 1)
                  .build());
        }
      }
    }
    return hours;
  }

  /** What one instance keeps. */
  private static final class Instance {
    final TreeMap<Bytes, Usage> closed = new TreeMap<>();
    final TreeMap<Bytes, Usage> open = new TreeMap<>();

    List<Usage> hours(UsageQuery query) {
      UsagePage page = new UsagePage(query.limit() + 1);
      for (TreeMap<Bytes, Usage> store : List.of(closed, open)) {
        page.add(
            new Scan(store.subMap(query.firstByHour(), query.endByHour()).entrySet().iterator()),
            _ -> true);
      }
      return page.hours();
    }
  }

  private static final class Scan implements KeyValueIterator<Bytes, Usage> {
    private final Iterator<Map.Entry<Bytes, Usage>> entries;
    int read;
    boolean closed;

    Scan(Iterator<Map.Entry<Bytes, Usage>> entries) {
      this.entries = entries;
    }

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public KeyValue<Bytes, Usage> next() {
      read++;
      Map.Entry<Bytes, Usage> entry = entries.next();
      return KeyValue.pair(entry.getKey(), entry.getValue());
    }

    @Override
    public Bytes peekNextKey() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
