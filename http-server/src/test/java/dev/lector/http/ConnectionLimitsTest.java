package dev.lector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {
  @Test
  void noConnectionIsHeldWithoutAWholeRequestForLongerThanThis() {
    ConnectionLimits limits = ConnectionLimits.INTERNAL;
    assertThat(limits.idle().plus(limits.header()).plusMillis(Watchdog.LONGEST))
        .isLessThanOrEqualTo(Duration.ofSeconds(95));
    assertThat(limits.response().plusMillis(Watchdog.LONGEST))
        .isLessThanOrEqualTo(Duration.ofSeconds(95));
  }
}
