package dev.lector.ledger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.SpeechRequested;
import dev.lector.ledger.LedgerRig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeficitRoundRobinTest {
  private final AtomicInteger textsRead = new AtomicInteger();
  private KeyValueStore<Bytes, SpeechRequested> store;

  @BeforeEach
  void open() {
    MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore("waiting"), Serdes.Bytes(), counted())
            .withLoggingDisabled()
            .withCachingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aTextIsReadNoOftenerBecauseItIsLong() {
    WaitingItems waiting = new WaitingItems(store, _ -> false);
    DeficitRoundRobin roundRobin = new DeficitRoundRobin(waiting);
    for (int i = 0; i < 40; i++) {
      stage(waiting, roundRobin, "big", "x".repeat(900_000));
    }
    for (int i = 0; i < 40; i++) {
      stage(waiting, roundRobin, "small", "Short.");
    }
    textsRead.set(0);
    int handedOn = 0;
    while (roundRobin.next() != null) {
      handedOn++;
    }
    assertThat(handedOn).isEqualTo(80);
    assertThat(textsRead.get()).isLessThanOrEqualTo(3 * 80);
  }

  @Test
  void aTenantsShortTextsGoBeforeAnothersLongOneUntilBothHadTheSameCharacters() {
    WaitingItems waiting = new WaitingItems(store, _ -> false);
    DeficitRoundRobin roundRobin = new DeficitRoundRobin(waiting);
    for (int i = 0; i < 40; i++) {
      stage(waiting, roundRobin, "big", "x".repeat(20_000));
    }
    for (int i = 0; i < 100; i++) {
      stage(waiting, roundRobin, "small", "x".repeat(400));
    }
    List<String> tenants = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tenants.add(Objects.requireNonNull(roundRobin.next()).getTenant());
    }
    assertThat(tenants.subList(0, 45)).containsOnly("small");
    assertThat(tenants).filteredOn("big"::equals).hasSize(1);
  }

  @Test
  void aSweepOfACancelledBatchLooksAtTheFewerItemsTheLongerTheyAre() {
    WaitingItems waiting = new WaitingItems(store, _ -> false);
    for (int i = 0; i < 40; i++) {
      waiting.add(
          LedgerRig.asked("r")
              .setTenant("big")
              .setBatchId("b")
              .setText("x".repeat(100_000))
              .build(),
          false);
    }
    List<SpeechRequested> removed = new ArrayList<>();

    assertThat(waiting.removeBatch("big", "b", 1_000, removed::add)).isFalse();
    assertThat(removed).hasSize(10);

    assertThat(waiting.removeBatch("big", "b", 10_000, removed::add)).isTrue();
    assertThat(removed).hasSize(40);
    assertThat(waiting.tenants()).isEmpty();
  }

  @Test
  void whatWaitsBehindAPausedBatchIsFoundWithoutReadingTheBatch() {
    WaitingItems waiting = new WaitingItems(store, _ -> false);
    for (int i = 0; i < 5_000; i++) {
      waiting.add(LedgerRig.item("acme", "paused", i, 5_000), false);
    }
    waiting.add(LedgerRig.item("acme", "other", 0, 2), false);
    waiting.add(LedgerRig.item("acme", "paused", 5_000, 5_001), false);
    waiting.add(LedgerRig.item("acme", "other", 1, 2), false);
    waiting.pause("acme", "paused");
    textsRead.set(0);

    assertThat(all(waiting)).containsExactly("other-0", "other-1");
    assertThat(textsRead.get()).isLessThan(10);
    assertThat(waiting.waiting()).isEqualTo(Amount.NONE);
    assertThat(waiting.paused()).isEqualTo(new Amount(5_001, 50_010));
  }

  @Test
  void aResumedBatchHasItsOldPlaceInTheLineWhoeverTookTheStoreOverMeanwhile() {
    WaitingItems before = new WaitingItems(store, _ -> false);
    for (int i = 0; i < 4; i++) {
      before.add(LedgerRig.item("acme", "a", i, 4), false);
      before.add(LedgerRig.item("acme", "b", i, 4), false);
    }
    assertThat(take(before)).isEqualTo("a-0");
    before.pause("acme", "a");
    assertThat(take(before)).isEqualTo("b-0");

    WaitingItems after = new WaitingItems(store, item -> "a".equals(item.getBatchId()));
    assertThat(after.paused().items()).isEqualTo(3);
    after.add(LedgerRig.item("acme", "a", 4, 5), true);
    assertThat(take(after)).isEqualTo("b-1");
    after.resume("acme", "a");
    assertThat(all(after)).containsExactly("a-1", "a-2", "b-2", "a-3", "b-3", "a-4");
    assertThat(after.tenants()).isEmpty();
    assertThat(after.paused()).isEqualTo(Amount.NONE);
  }

  private static List<String> all(WaitingItems waiting) {
    List<String> ids = new ArrayList<>();
    while (waiting.cost("acme") >= 0) {
      ids.add(take(waiting));
    }
    return ids;
  }

  private static String take(WaitingItems waiting) {
    SpeechRequested first = Objects.requireNonNull(waiting.first("acme"));
    waiting.removeFirst("acme", first);
    return first.getRequestId();
  }

  private static void stage(
      WaitingItems waiting, DeficitRoundRobin roundRobin, String tenant, String text) {
    waiting.add(LedgerRig.asked("r").setTenant(tenant).setText(text).build(), false);
    roundRobin.join(tenant);
  }

  private Serde<SpeechRequested> counted() {
    Deserializer<SpeechRequested> read =
        (_, bytes) -> {
          if (bytes == null) {
            return null;
          }
          textsRead.incrementAndGet();
          try {
            return SpeechRequested.fromByteBuffer(ByteBuffer.wrap(bytes));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    return Serdes.serdeFrom(
        (_, event) -> {
          try {
            return event == null ? null : event.toByteBuffer().array();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        read);
  }
}
