package dev.lector.tts.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BrokerClockTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private Instant local = NOON;
  private long nanos = 17;
  private final BrokerClock clock = new BrokerClock(() -> local, () -> nanos);

  @Test
  void showsThisMachinesTimeUntilItIsSet() {
    pass(Duration.ofSeconds(3));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
  }

  @Test
  void showsTheBrokersTimeOnceItIsSet() {
    Instant theirs = NOON.minus(Duration.ofHours(1));
    clock.set(theirs.toEpochMilli());
    pass(Duration.ofSeconds(3));
    assertThat(clock.instant()).isEqualTo(theirs.plusSeconds(3));
  }

  @Test
  void settingTheMachinesTimeChangesNothing() {
    clock.set(NOON.toEpochMilli());
    local = NOON.plus(Duration.ofHours(5));
    pass(Duration.ofSeconds(3));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
    local = local.plus(time);
  }
}
