package dev.lector.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartLoopTest {
  private final List<Duration> pauses = new ArrayList<>();
  private int tries;

  @Test
  void whatIsAwayIsTriedAgainUntilItIsThereAndLessOftenTheLongerItTakes() throws Exception {
    Optional<String> started =
        StartLoop.untilDone(
            "a thing",
            () -> {
              if (++tries < 8) {
                throw new IllegalStateException("not there", new RuntimeException("really"));
              }
              return "there";
            },
            this::never);

    assertThat(started).contains("there");
    assertThat(tries).isEqualTo(8);
    assertThat(pauses.stream().map(Duration::toMillis))
        .containsExactly(200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L);
  }

  @Test
  void aFailureThatNobodyThoughtOfDoesNotEndIt() throws Exception {
    assertThat(
            StartLoop.untilDone(
                "a thing",
                () -> {
                  if (++tries == 1) {
                    throw new NoClassDefFoundError("for once");
                  }
                  return tries;
                },
                this::never))
        .contains(2);
  }

  @Test
  void whoIsToldToStopTriesNoMore() throws Exception {
    Optional<Integer> started =
        StartLoop.untilDone(
            "a thing",
            () -> {
              tries++;
              throw new IllegalStateException("not there");
            },
            time -> tries == 2);

    assertThat(started).isEmpty();
    assertThat(tries).isEqualTo(2);
  }

  private boolean never(Duration time) {
    if (time.isPositive()) {
      pauses.add(time);
    }
    return false;
  }
}
