package dev.lector.webhooks.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @ValueSource(longs = {1, 86_399, 86_400, 86_401})
  void aReceiverPutsOffTheNextAttemptByADayAtMostWhateverItsPause(long pause) {
    long next = schedule(Duration.ofSeconds(pause)).next(0, 0, Duration.ofDays(300_000_000));

    Duration longest = DAY.plusSeconds(1).multipliedBy(11).dividedBy(10);
    assertThat(Duration.ofMillis(next)).isBetween(DAY, longest);
  }

  @Test
  void aLongerPauseThanADayStands() {
    long next = schedule(Duration.ofDays(3)).next(0, 0, Duration.ofDays(5));

    assertThat(Duration.ofMillis(next)).isBetween(Duration.ofDays(3), Duration.ofHours(80));
  }

  @Test
  void aReceiverThatAsksForLessThanThePauseIsNotTriedSooner() {
    long next = schedule(Duration.ofMinutes(5)).next(0, 0, Duration.ofSeconds(1));

    assertThat(Duration.ofMillis(next)).isBetween(Duration.ofMinutes(5), Duration.ofSeconds(330));
  }

  private static RetrySchedule schedule(Duration pause) {
    return new RetrySchedule(List.of(pause), new Random(1));
  }
}
