package dev.lector.ledger.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.Usage;
import dev.lector.ledger.LedgerRig;
import dev.lector.ledger.stores.StoreNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageMeterTest {
  @Test
  void anHourIsPublishedOnceWhenItIsOver(@TempDir Path directory) {
    try (LedgerRig rig = new LedgerRig(directory)) {
      SpeechRequested one = LedgerRig.asked("1").build();
      SpeechRequested two = LedgerRig.asked("2").build();
      SpeechRequested bad = LedgerRig.asked("3").build();
      rig.finish(LedgerRig.spoken(one));
      rig.finish(found(LedgerRig.spoken(two)));
      rig.finish(found(LedgerRig.spoken(two)));
      rig.finish(LedgerRig.failed(bad, RejectionCode.INVALID_TEXT));
      rig.pass(Duration.ofMinutes(39));
      assertThat(rig.usage.isEmpty()).isTrue();

      rig.pass(Duration.ofMinutes(2));
      List<Usage> hours = rig.usage.readValuesToList();
      assertThat(hours).hasSize(2);
      Usage spoken =
          hours.stream().filter(u -> u.getModelId().equals("starter")).findFirst().orElseThrow();
      assertThat(spoken.getRequests()).isEqualTo(2);
      assertThat(spoken.getCharacters()).isEqualTo(20);
      assertThat(spoken.getSpokenCharacters()).isEqualTo(60);
      assertThat(spoken.getAudioMs()).isEqualTo(3_000);
      assertThat(spoken.getMadeAudioMs()).as("the other was found").isEqualTo(1_500);
      assertThat(spoken.getSynthesisMs()).isEqualTo(400);
      assertThat(spoken.getWindowStart()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));

      rig.pass(Duration.ofHours(3));
      assertThat(rig.usage.isEmpty()).isTrue();
    }
  }

  @Test
  void aTenantIsReadWithoutTheOthersAPageAtATime(@TempDir Path directory) {
    try (LedgerRig rig = new LedgerRig(directory)) {
      for (int hour = 0; hour < 3; hour++) {
        for (String tenant : List.of("acme", "acme2", "b")) {
          rig.finish(LedgerRig.spoken(LedgerRig.asked(tenant + hour).setTenant(tenant).build()));
        }
        rig.pass(UsageMeter.HOUR);
      }
      KeyValueStore<Bytes, Usage> store = rig.store(StoreNames.TENANT_USAGE);
      UsageQuery all = query(Optional.of("acme"), Optional.empty());
      List<Usage> hours = read(store, all.firstByTenant("acme"), all.endByTenant("acme"));
      assertThat(hours).hasSize(3).allMatch(hour -> hour.getTenant().equals("acme"));

      String cursor = UsageKeys.cursor(hours.get(1));
      UsageQuery rest = query(Optional.of("acme"), Optional.of(UsageKeys.named(cursor)));
      assertThat(read(store, rest.firstByTenant("acme"), rest.endByTenant("acme")))
          .containsExactly(hours.get(2));
      // Another tenant's cursor shows nothing of that tenant.
      assertThat(read(store, rest.firstByTenant("acme2"), rest.endByTenant("acme2")))
          .allMatch(hour -> hour.getTenant().equals("acme2"));
    }
  }

  @Test
  void hoursThatAnEarlierVersionClosedAreFoundByTenant(@TempDir Path directory) {
    try (LedgerRig rig = new LedgerRig(directory)) {
      KeyValueStore<Bytes, Usage> byHour = rig.store(StoreNames.CLOSED_USAGE);
      for (int hour = 0; hour < 5_000; hour++) {
        Usage old =
            Usage.newBuilder()
                .setTenant("tenant" + hour % 2)
                .setModelId("m")
                .setWindowStart(LedgerRig.START.minus(UsageMeter.HOUR.multipliedBy(hour + 1)))
                .build();
        byHour.put(UsageKeys.byHour(old), old);
      }
      passTurns(rig);
      KeyValueStore<Bytes, Usage> byTenant = rig.store(StoreNames.TENANT_USAGE);
      UsageQuery all = query(Optional.of("tenant1"), Optional.empty());
      assertThat(read(byTenant, all.firstByTenant("tenant1"), all.endByTenant("tenant1")))
          .hasSize(2_500);
      rig.pass(Duration.ofDays(401));
      passTurns(rig);
      assertThat(read(byTenant, all.firstByTenant("tenant1"), all.endByTenant("tenant1")))
          .isEmpty();
    }
  }

  @Test
  void aPageTakesTheFirstOfAllSourcesAndReadsNoFurther() {
    UsagePage page = new UsagePage(2);
    for (int hour : new int[] {5, 1, 3}) {
      page.add(
          Usage.newBuilder()
              .setTenant("t")
              .setModelId("m")
              .setWindowStart(Instant.ofEpochSecond(hour * 3_600L))
              .build());
    }
    assertThat(page.hours().stream().map(hour -> hour.getWindowStart().getEpochSecond() / 3_600))
        .containsExactly(1L, 3L);
  }

  private static void passTurns(LedgerRig rig) {
    for (int turn = 0; turn < 4; turn++) {
      rig.pass(Duration.ofSeconds(5));
    }
  }

  private static UsageQuery query(Optional<String> tenant, Optional<Usage> after) {
    return new UsageQuery(tenant, Instant.EPOCH, Instant.MAX, after, 10);
  }

  private static List<Usage> read(KeyValueStore<Bytes, Usage> store, Bytes from, Bytes to) {
    List<Usage> found = new ArrayList<>();
    if (from.compareTo(to) <= 0) {
      try (KeyValueIterator<Bytes, Usage> hours = store.range(from, to)) {
        hours.forEachRemaining(entry -> found.add(entry.value));
      }
    }
    return found;
  }

  /** The same, of audio that was in the store. */
  private static SpeechFinished found(SpeechFinished finished) {
    SpeechSynthesized made = (SpeechSynthesized) finished.getOutcome();
    return SpeechFinished.newBuilder(finished)
        .setOutcome(SpeechSynthesized.newBuilder(made).setCached(true).build())
        .build();
  }
}
