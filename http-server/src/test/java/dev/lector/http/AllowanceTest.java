package dev.lector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final long SECOND = 1_000_000_000L;
  private final Allowance allowance = new Allowance(Duration.ofSeconds(10), 1000);

  @Test
  void aByteNowAndThenDoesNotKeepItGoing() {
    for (int i = 0; i < 11; i++) {
      allowance.moved(1, SECOND);
    }
    assertThat(allowance.left()).isNegative();
  }

  @Test
  void whoKeepsTheRateMayTakeAsLongAsItTakes() {
    for (int i = 0; i < 1_000_000; i++) {
      allowance.moved(1000, SECOND);
    }
    assertThat(allowance.left()).isEqualTo(10 * SECOND);
  }

  @Test
  void manyBytesAtOnceEarnNoMoreThanThereWas() {
    allowance.moved(1_000_000, 0);
    assertThat(allowance.left()).isEqualTo(10 * SECOND);
  }

  @Test
  void eachTransferHasItsOwn() {
    allowance.moved(5, 60 * SECOND);
    allowance.restart();
    assertThat(allowance.left()).isEqualTo(10 * SECOND);
  }
}
