package dev.lector.bridge.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StagedItemsTest {
  private final AtomicLong now = new AtomicLong();
  private final StagedItems items = new StagedItems(100, 1, now::get);

  @Test
  void aTenantHoldsNoMoreThanIsFreeAndOthersFindRoom() {
    assertThat(items.add("acme", "a", 60)).isEmpty();
    assertThat(items.add("acme", "b", 1).orElseThrow().status()).isEqualTo(429);
    assertThat(items.add("globex", "c", 30)).isEmpty();
    assertThat(items.add("initech", "d", 11).orElseThrow().status()).isEqualTo(503);
    assertThat(items.total()).isEqualTo(90);
  }

  @Test
  void whatHasEndedMakesRoomHoweverOftenItIsSaid() {
    assertThat(items.add("acme", "a", 60)).isEmpty();
    for (int i = 0; i < 20; i++) {
      items.ended("a", i);
      items.ended("a", i);
    }
    items.ended("another bridge's", 0);
    items.ended("a", 1_000);
    items.ended("a", -1);
    assertThat(items.total()).isEqualTo(40);
    assertThat(items.add("acme", "b", 1)).isEmpty();
  }

  @Test
  void whatWasNotPublishedOrIsLongForgottenCountsNoMore() {
    assertThat(items.add("acme", "a", 60)).isEmpty();
    items.remove("a");
    items.remove("a");
    assertThat(items.total()).isZero();
    assertThat(items.add("acme", "b", 60)).isEmpty();
    now.addAndGet(Duration.ofDays(31).toNanos());
    assertThat(items.add("acme", "c", 1)).isEmpty();
    assertThat(items.total()).isEqualTo(1);
  }

  @Test
  void theSameBatchSentAgainCountsOnce() {
    assertThat(items.add("acme", "a", 40)).isEmpty();
    assertThat(items.add("acme", "a", 40)).isEmpty();
    assertThat(items.total()).isEqualTo(40);
  }

  @Test
  void aTwinThatIsNotPublishedLeavesTheOtherItsPlace() {
    assertThat(items.add("acme", "a", 40)).isEmpty();
    assertThat(items.add("acme", "a", 40)).isEmpty();
    items.remove("a");
    assertThat(items.total()).isEqualTo(40);
    items.remove("a");
    assertThat(items.total()).isZero();
  }

  @Test
  void whatIsStagedAlreadyNeedsNoSecondPlace() {
    assertThat(items.add("acme", "a", 100)).isEmpty();
    assertThat(items.add("acme", "a", 100)).isEmpty();
    assertThat(items.refusal("acme", 1).orElseThrow().status()).isEqualTo(503);
  }
}
