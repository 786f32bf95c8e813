package dev.lector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
  private final ByteBudget budget = new ByteBudget(1000);

  @Test
  void oneOwnerLeavesAsMuchAsItHolds() {
    ByteBudget.Lease acme = budget.lease("acme");
    assertThat(acme.tryTake(500)).isTrue();
    assertThat(acme.tryTake(1)).isFalse();
    assertThat(budget.held()).isEqualTo(500);
    assertThat(budget.lease("globex").tryTake(250)).isTrue();
    assertThat(budget.lease("initech").tryTake(125)).isTrue();
  }

  @Test
  void leasesOfOneOwnerCountTogether() {
    assertThat(budget.lease("acme").tryTake(300)).isTrue();
    assertThat(budget.lease("acme").tryTake(300)).isFalse();
  }

  @Test
  void whatIsGivenBackIsFree() {
    ByteBudget.Lease lease = budget.lease("acme");
    assertThat(lease.tryTake(200)).isTrue();
    assertThat(lease.tryTake(200)).isTrue();
    lease.close();
    lease.close();
    assertThat(budget.held()).isZero();
    assertThat(lease.tryTake(400)).isTrue();
  }

  @Test
  void whoWaitsGetsWhatAnotherGivesBack() throws Exception {
    ByteBudget.Lease first = budget.lease("acme");
    assertThat(first.tryTake(500)).isTrue();
    CompletableFuture<Boolean> second = new CompletableFuture<>();
    Thread waiter =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    second.complete(budget.lease("acme").take(400, Duration.ofMinutes(1)));
                  } catch (InterruptedException e) {
                    second.completeExceptionally(e);
                  }
                });
    first.close();
    assertThat(second.get()).isTrue();
    waiter.join();
    assertThat(budget.held()).isEqualTo(400);
  }

  @Test
  void nobodyWaitsForEver() throws Exception {
    assertThat(budget.lease("acme").tryTake(500)).isTrue();
    assertThat(budget.lease("acme").take(1, Duration.ofMillis(1))).isFalse();
    assertThat(budget.held()).isEqualTo(500);
  }

  @Test
  void whoHasAllItWantsWaitsForNobody() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ByteBudget.Lease whole = budget.lease("acme");
      assertThat(whole.tryTake(500)).isTrue();
      ByteBudget.Lease part = budget.lease("acme");
      Future<Boolean> waiting = threads.submit(() -> part.take(1, Duration.ofMinutes(1)));
      assertThat(whole.take(0, Duration.ZERO)).isTrue();
      whole.close();
      assertThat(waiting.get()).isTrue();
    }
  }

  @Test
  void littleWaitsBehindNobody() throws Exception {
    ByteBudget large = new ByteBudget(1 << 20);
    ByteBudget.Lease held = large.lease("acme");
    assertThat(held.tryTake(500_000)).isTrue();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> much =
          threads.submit(() -> large.lease("acme").take(100_000, Duration.ofMinutes(1)));
      assertThat(large.lease("acme").take(300, Duration.ofMinutes(1))).isTrue();
      held.close();
      assertThat(much.get()).isTrue();
    }
  }

  @Test
  void ofManyThatKeepOneAnotherFromTheRestSomeComeToTheirEnd() throws Exception {
    ByteBudget large = new ByteBudget(1_000 << 10);
    CountDownLatch held = new CountDownLatch(20);
    List<Future<Boolean>> whole = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        whole.add(threads.submit(() -> fourPieces(large, held)));
      }
    }
    assertThat(whole.stream().filter(Future::resultNow)).hasSize(5);
    assertThat(large.held()).isEqualTo(500 << 10);
  }

  private static boolean fourPieces(ByteBudget large, CountDownLatch held)
      throws InterruptedException {
    ByteBudget.Lease lease = large.lease("acme");
    assertThat(lease.tryTake(25 << 10)).isTrue();
    held.countDown();
    held.await();
    for (int piece = 1; piece < 4; piece++) {
      if (!lease.take(25 << 10, Duration.ofMillis(50))) {
        lease.close();
        return false;
      }
    }
    return true;
  }
}
