package dev.lector.ledger.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailureBreakerTest {
  private final LongAdder failures = new LongAdder();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final FailureBreaker breaker = new FailureBreaker(() -> now, Duration.ZERO, failures);

  @Test
  void aFewFailuresAreFollowedByNewThreadsAndOneMoreByTheEnd() {
    for (int i = 0; i < 3; i++) {
      assertThat(breaker.decide(new StreamsException("again"))).isEqualTo(REPLACE_THREAD);
    }
    assertThat(breaker.decide(new StreamsException("again"))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(breaker.decide(new StreamsException("anew"))).isEqualTo(REPLACE_THREAD);
    assertThat(failures.sum()).isEqualTo(5);
  }

  @Test
  void failuresFarApartNeverEndIt() {
    for (int i = 0; i < 50; i++) {
      assertThat(breaker.decide(new StreamsException("again"))).isEqualTo(REPLACE_THREAD);
      now = now.plus(Duration.ofMinutes(2));
    }
  }

  @Test
  void whatNoNewThreadCanMendEndsItAtOnce() {
    Throwable refused = new StreamsException(new TopicAuthorizationException("speech.jobs"));
    assertThat(breaker.decide(refused)).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void itStaysAwayLongerEachTimeAndNoLongerThanFiveMinutes() {
    assertThat(breaker.pauseAfterEnd()).isEqualTo(Duration.ofSeconds(10));
    assertThat(breaker.pauseAfterEnd()).isEqualTo(Duration.ofSeconds(20));
    for (int i = 0; i < 10; i++) {
      breaker.pauseAfterEnd();
    }
    assertThat(breaker.pauseAfterEnd()).isEqualTo(Duration.ofMinutes(5));
    now = now.plus(Duration.ofHours(1));
    assertThat(breaker.pauseAfterEnd()).isEqualTo(Duration.ofSeconds(10));
  }
}
