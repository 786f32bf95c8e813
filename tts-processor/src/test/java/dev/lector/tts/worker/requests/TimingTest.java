package dev.lector.tts.worker.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimingTest {
  private static final long NOW = 1_700_000_000_000L;

  @Test
  void aRequestHasWaitedSinceItWasSent() {
    assertThat(Timing.of(NOW - 4_711, NOW).queued()).isEqualTo(Duration.ofMillis(4_711));
  }

  @Test
  void aRequestFromTheFutureHasNotWaited() {
    assertThat(Timing.of(NOW + 4_711, NOW).queued()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      longs = {Long.MIN_VALUE, -999_999_999_999_999_999L, -9_999_999_999_999L, Long.MAX_VALUE})
  void noTimestampIsTooFarAwayToBeCounted(long sent) {
    Duration queued = Timing.of(sent, NOW).queued();

    assertThat(queued).isBetween(Duration.ZERO, Duration.ofDays(365));
    assertThatCode(queued::toNanos).doesNotThrowAnyException();
  }
}
