package dev.lector.bridge.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.events.Subscription;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FarmClockTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void itTicksForThoseWhoFollowAndRestsWhenTheyHaveLeft() throws Exception {
    try (FarmClock clock = new FarmClock()) {
      await().atMost(SOON).until(clock::rests);
      try (Subscription<Boolean> one = clock.follow();
          Subscription<Boolean> other = clock.follow()) {
        for (int ticks = 0; ticks < 2; ticks++) {
          assertThat(one.next(SOON)).isTrue();
          assertThat(other.next(SOON)).isTrue();
        }
      }
      await().atMost(SOON).until(clock::rests);
      try (Subscription<Boolean> late = clock.follow()) {
        assertThat(late.next(SOON)).isTrue();
      }
    }
  }
}
