package dev.lector.bridge.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.load.Throughput.Pace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThroughputTest {
  private long now = 42;
  private final Throughput throughput = new Throughput(() -> now);

  @Test
  void aBridgeThatHasHeardOfNothingTellsZero() {
    assertThat(throughput.lastMinute()).isEqualTo(new Pace(0, 0));
  }

  @Test
  void aYoungBridgeDividesByItsAge() {
    pass(9);
    throughput.ended(20_000);
    throughput.ended(0);
    assertThat(throughput.lastMinute()).isEqualTo(new Pace(0.2, 2));
  }

  @Test
  void whatEndedMoreThanAMinuteAgoCountsNoMore() {
    throughput.ended(60_000);
    pass(59);
    throughput.ended(60_000);
    assertThat(throughput.lastMinute()).isEqualTo(new Pace(2 / 60.0, 2));
    pass(1);
    assertThat(throughput.lastMinute()).isEqualTo(new Pace(1 / 60.0, 1));
    pass(1_000);
    assertThat(throughput.lastMinute()).isEqualTo(new Pace(0, 0));
    throughput.ended(0);
    assertThat(throughput.lastMinute()).isEqualTo(new Pace(1 / 60.0, 0));
  }

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }
}
