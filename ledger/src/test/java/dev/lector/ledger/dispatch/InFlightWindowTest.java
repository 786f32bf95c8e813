package dev.lector.ledger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.ledger.LedgerRig;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InFlightWindowTest {
  private static final int LEAST = 10;
  private static final long SECOND = 1_000;

  private final KeyValueStore<String, Long> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("flights"), Serdes.String(), Serdes.Long())
          .withLoggingDisabled()
          .build();
  private final Deque<String> inFlight = new ArrayDeque<>();
  private InFlightWindow inFlightWindow;
  private long now = LedgerRig.START.toEpochMilli();
  private int next;

  @BeforeEach
  void open() {
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    inFlightWindow = new InFlightWindow(store, LEAST);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theWindowGrowsWhileItemsHardlyWaitAndShrinksWhenTheyDo() {
    int window = grow();
    assertThat(window).isGreaterThan(5 * LEAST);
    for (int i = 0; i < 30; i++) {
      endAll(10 * SECOND);
      fill();
      pass(SECOND);
    }
    assertThat(fill()).isEqualTo(LEAST);
  }

  @Test
  void anOutageHandsNothingMoreOnHoweverLongItLasts() {
    int window = grow();
    for (int minute = 0; minute < 10 * 60; minute++) {
      pass(Duration.ofMinutes(1).toMillis());
      assertThat(inFlightWindow.roomForMore()).isFalse();
    }
    assertThat(inFlightWindow.size()).isEqualTo(window);
  }

  @Test
  void theWindowIsAfterAnOutageWhatItWasBefore() {
    int window = grow();
    long outage = Duration.ofMinutes(31).toMillis();
    for (long passed = 0; passed < outage; passed += SECOND) {
      pass(SECOND);
    }
    // The farm is back, and works off what it has while it gets more.
    while (!inFlight.isEmpty()) {
      for (int i = 0; i < window / 10 && !inFlight.isEmpty(); i++) {
        inFlightWindow.end(inFlight.removeFirst(), outage + SECOND, now);
      }
      pass(SECOND);
    }
    assertThat(fill()).isGreaterThanOrEqualTo(window);
  }

  @Test
  void itemsThatNoWorkerEndedDoNotTellThatTheFarmIsHungry() {
    int window = fill();
    for (int i = 0; i < 10; i++) {
      inFlightWindow.remove(inFlight.removeFirst());
      fill();
      pass(SECOND);
    }
    assertThat(fill()).isEqualTo(window);
  }

  @Test
  void anItemOfWhichNothingIsHeardWhileOthersEndKeepsNobodyWaiting() {
    fill();
    inFlight.removeFirst();
    String last = "";
    for (int minute = 0; minute < 31; minute++) {
      for (int i = 0; i < 6; i++) {
        last = inFlight.removeFirst();
        inFlightWindow.end(last, 0, now);
        begin();
        pass(10 * SECOND);
      }
    }
    assertThat(last).isNotEmpty();
    assertThat(inFlightWindow.end("0", 0, now)).as("given up").isFalse();
  }

  @Test
  void timeWithoutItemsIsNoOutage() {
    inFlightWindow.begin("first", now);
    inFlightWindow.end("first", 0, now);
    pass(Duration.ofHours(1).toMillis());
    int window = fill();
    pass(5 * SECOND);
    for (int i = 0; i < 30; i++) {
      endAll(10 * SECOND);
      fill();
      pass(SECOND);
    }
    assertThat(fill()).as("it did not forgive an hour").isEqualTo(window).isEqualTo(LEAST);
  }

  /** Has items end at once for a while; returns how many may be in flight then. */
  private int grow() {
    for (int i = 0; i < 10; i++) {
      fill();
      endAll(0);
      pass(SECOND);
    }
    return fill();
  }

  private int fill() {
    while (inFlightWindow.roomForMore()) {
      begin();
    }
    return inFlightWindow.size();
  }

  private void begin() {
    String id = Integer.toString(next++);
    inFlightWindow.begin(id, now);
    inFlight.addLast(id);
  }

  private void endAll(long queued) {
    inFlight.forEach(id -> inFlightWindow.end(id, queued, now));
    inFlight.clear();
  }

  private void pass(long millis) {
    now += millis;
    inFlightWindow.turn(now);
  }
}
