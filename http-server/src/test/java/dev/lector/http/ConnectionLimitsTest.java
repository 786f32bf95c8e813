package dev.lector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {
  @Test
  void connectionsOfInternalPortsTakeAQuarterOfTheHeapAtMost() {
    assertThat(ConnectionLimits.internal(256L << 20).connections()).isEqualTo(655);
    assertThat(ConnectionLimits.internal(16L << 20).connections()).isEqualTo(100);
    assertThat(ConnectionLimits.internal(64L << 30).connections()).isEqualTo(4096);
  }

  @Test
  void noConnectionIsHeldWithoutAWholeRequestForLongerThanThis() {
    ConnectionLimits limits = ConnectionLimits.INTERNAL;
    assertThat(limits.idle().plus(limits.header()).plusMillis(Watchdog.LONGEST))
        .isLessThanOrEqualTo(Duration.ofSeconds(95));
    assertThat(limits.response().plusMillis(Watchdog.LONGEST))
        .isLessThanOrEqualTo(Duration.ofSeconds(95));
  }
}
