package dev.lector.tts.worker.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.SpeechRequested;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.lanes.Delivery;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final Deadlines deadlines = new Deadlines(() -> NOON);

  @Test
  void aRequestWithoutDeadlineIsNeverTooLate() {
    assertThat(isOver(null, NOON.minus(HOUR), NOON.minus(HOUR))).isFalse();
  }

  @Test
  void whatCameInLongerAgoThanItMayTakeIsTooLate() {
    Instant asked = NOON.minusSeconds(20);
    assertThat(isOver(asked.plusSeconds(10), asked, asked)).isTrue();
    assertThat(isOver(asked.plusSeconds(30), asked, asked)).isFalse();
  }

  @Test
  void theRequestersClockMayBeWrong() {
    Instant in = NOON.minusSeconds(20);
    for (Duration skew : new Duration[] {HOUR, HOUR.negated()}) {
      Instant asked = in.plus(skew);
      assertThat(isOver(asked.plusSeconds(10), asked, in)).as("%s", skew).isTrue();
      assertThat(isOver(asked.plusSeconds(30), asked, in)).as("%s", skew).isFalse();
    }
  }

  @Test
  void aRequestThatDoesNotSayWhenItWasAskedIsTakenAtItsWord() {
    assertThat(isOver(NOON.minusSeconds(1), Instant.EPOCH, NOON)).isTrue();
    assertThat(isOver(NOON.plusSeconds(1), Instant.EPOCH, NOON)).isFalse();
  }

  private boolean isOver(@Nullable Instant deadline, Instant requestedAt, Instant cameIn) {
    return deadlines.isOver(
        SpeechRequested.newBuilder()
            .setRequestId("r")
            .setText("t")
            .setRequestedAt(requestedAt)
            .setDeadline(deadline)
            .build(),
        new Delivery(Topics.REQUESTS, cameIn.toEpochMilli(), 1, 0, false, false));
  }
}
