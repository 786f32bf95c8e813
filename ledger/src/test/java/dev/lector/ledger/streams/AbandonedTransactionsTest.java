package dev.lector.ledger.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AbandonedTransactionsTest {
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);

  @Test
  void transactionsOfProcessesThatAreNoMembersAreAbandoned() {
    assertThat(
            AbandonedTransactions.abandoned(
                Set.of(transaction(ONE, 1), transaction(ONE, 2), transaction(TWO, 1)),
                Set.of(client(TWO, 3))))
        .containsExactlyInAnyOrder(transaction(ONE, 1), transaction(ONE, 2));
  }

  @Test
  void transactionsThatNameNoProcessAreLeftAlone() {
    assertThat(AbandonedTransactions.abandoned(Set.of("lector-ledger-by-hand"), Set.of()))
        .isEmpty();
  }

  private static String transaction(UUID process, int thread) {
    return "lector-ledger-" + process + "-" + thread;
  }

  private static String client(UUID process, int thread) {
    return "lector-ledger-" + process + "-StreamThread-" + thread + "-consumer";
  }
}
