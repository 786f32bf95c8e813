package dev.lector.tts.worker.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void whatIsLeftCountsFromBeforeTheLockWasGiven() {
    Lease lease = new Lease(System.nanoTime() - MINUTE.toNanos(), HOUR);

    assertThat(lease.left()).isPositive().isLessThanOrEqualTo(HOUR.minus(MINUTE));
  }

  @Test
  void nothingIsLeftOfALockThatMayHaveEnded() {
    Lease lease = new Lease(System.nanoTime() - HOUR.toNanos(), MINUTE);

    assertThat(lease.left()).isZero();
    assertThat(lease.held()).as("until somebody says otherwise").isTrue();
  }

  @Test
  void aRenewalLengthensIt() {
    Lease lease = new Lease(System.nanoTime() - HOUR.toNanos(), MINUTE);

    lease.renewed(System.nanoTime(), HOUR);

    assertThat(lease.left()).isGreaterThan(MINUTE);
  }

  @Test
  void nothingIsLeftOfALostLock() {
    Lease lease = new Lease(System.nanoTime(), HOUR);

    lease.lose();

    assertThat(lease.left()).isZero();
  }

  @Test
  void theLeaseOfTheRecordThatStandsForTheRequestCounts() {
    Lease first = new Lease(System.nanoTime() - HOUR.toNanos(), MINUTE);
    Lease second = new Lease(System.nanoTime(), HOUR);

    first.continueWith(second);
    first.lose();

    assertThat(first.left()).as("renewed by another lane").isGreaterThan(MINUTE);
    assertThat(first.held()).as("a late word of the first lock").isTrue();
    second.lose();
    assertThat(first.held()).isFalse();
    assertThat(first.left()).isZero();
  }
}
