package dev.lector.bridge.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class QueueLoadTest {
  private static final long SECOND = 1_000_000_000L;

  private final QueueLoad load = new QueueLoad();

  @Test
  void countsWhatComesAndGoesBetweenSamples() {
    load.sampled(10, 0);
    load.published();
    load.published();
    load.ended(100, 5_000, 2_000);

    assertThat(load.requests()).isEqualTo(11);
    load.sampled(3, 2 * SECOND);
    assertThat(load.requests()).isEqualTo(3);
  }

  @Test
  void aFarmThatWasNeverBusyPromisesNothing() {
    load.sampled(0, 0);
    for (int i = 0; i < 5; i++) {
      load.ended(100, 5_000, 2_000);
    }
    load.sampled(0, 2 * SECOND);
    load.published();

    assertThat(load.expectedWait()).isEmpty();
  }

  @Test
  void theWaitIsTheQueueAtThePaceOfABusyFarm() {
    load.sampled(100, 0);
    for (int i = 0; i < 40; i++) {
      load.ended(100, 5_000, 2_000);
    }
    load.sampled(60, 4 * SECOND);

    assertThat(load.expectedWait()).contains(Duration.ofSeconds(6));
    assertThat(load.characters()).isCloseTo(6_000, Offset.offset(1.0));
    assertThat(load.audioSeconds()).isCloseTo(300, Offset.offset(0.1));
  }

  @Test
  void oneLongTextBesideQuickOnesDoesNotMakeTheFarmLookSlow() {
    load.sampled(1, 0);
    for (int second = 1; second <= 60; second++) {
      load.published();
      load.ended(100, 5_000, 3);
      load.sampled(1, second * SECOND);
    }
    for (int i = 0; i < 200; i++) {
      load.published();
    }
    assertThat(load.expectedWait()).isEmpty();
  }

  @Test
  void aFarmThatEndsMoreThanWasThoughtPossibleIsBelieved() {
    load.sampled(100, 0);
    for (int i = 0; i < 10; i++) {
      load.ended(100, 5_000, 2_000);
    }
    load.sampled(100, SECOND);
    Duration thought = load.expectedWait().orElseThrow();
    for (int i = 0; i < 90; i++) {
      load.ended(100, 5_000, 3);
    }
    load.sampled(100, 2 * SECOND);
    assertThat(load.expectedWait().orElseThrow()).isLessThan(thought.dividedBy(3));
  }

  @Test
  void aFarmThatGrowsIsSoonKnownToBeFaster() {
    load.sampled(10_000, 0);
    long time = 0;
    for (int second = 0; second < 60; second++) {
      end(10);
      time += SECOND;
      load.sampled(10_000, time);
    }
    for (int second = 0; second < 60; second++) {
      end(40);
      time += SECOND;
      load.sampled(10_000, time);
    }

    assertThat(load.expectedWait().orElseThrow())
        .isBetween(Duration.ofSeconds(250), Duration.ofSeconds(340));
  }

  @Test
  void theWaitOnlyGrowsWhenTheLastWorkerHasDied() {
    load.sampled(100, 0);
    end(10);
    load.sampled(100, SECOND);
    Duration before = load.expectedWait().orElseThrow();
    long time = SECOND;
    for (int minute = 0; minute < 24 * 60; minute++) {
      time += 60 * SECOND;
      load.sampled(100, time);
      Duration wait = load.expectedWait().orElseThrow();
      assertThat(wait).isGreaterThanOrEqualTo(before);
      before = wait;
    }
    assertThat(before).isGreaterThan(Duration.ofHours(1));
  }

  private void end(int count) {
    for (int i = 0; i < count; i++) {
      load.ended(100, 5_000, 2_000);
    }
  }
}
