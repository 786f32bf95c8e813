package dev.lector.bridge.read;

import static java.lang.Thread.State.TIMED_WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.bridge.workers.WorkerNetworks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReachTest {
  private static final int ASKED = 32;

  @Test
  void whoeverAsksForANameAtOnceWaitsForOneLookup() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    CountDownLatch answer = new CountDownLatch(1);
    Set<Thread> asking = ConcurrentHashMap.newKeySet();
    try (Reach reach =
            reach(
                name -> {
                  lookups.incrementAndGet();
                  await(answer);
                });
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> held = new ArrayList<>();
      for (int i = 0; i < ASKED; i++) {
        held.add(
            threads.submit(
                () -> {
                  asking.add(Thread.currentThread());
                  return reach.holds(named("worker.example"));
                }));
      }
      Awaitility.await()
          .until(
              () ->
                  asking.size() == ASKED
                      && asking.stream().allMatch(it -> it.getState() == TIMED_WAITING));
      answer.countDown();

      for (Future<Boolean> one : held) {
        assertThat(one.get()).isTrue();
      }
      assertThat(lookups).hasValue(1);
    }
  }

  @Test
  void namesThatNobodyAnswersForKeepNoOtherFromBeingKnown() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Reach reach =
        reach(
            name -> {
              if (name.startsWith("silent")) {
                await(never);
              }
            })) {
      assertThat(reach.holds(named("silent-0.example"))).isFalse();
      assertThat(reach.holds(named("silent-1.example"))).isFalse();
      assertThat(reach.holds(named("worker.example"))).isTrue();
    } finally {
      never.countDown();
    }
  }

  /** What a lookup does before it finds an address. */
  @FunctionalInterface
  private interface Before {
    void find(String name);
  }

  private static Reach reach(Before before) {
    return new Reach(
        WorkerNetworks.parse(List.of("10.0.0.0/8")),
        name -> {
          before.find(name);
          return new InetAddress[] {address()};
        });
  }

  private static WorkerAddress named(String host) {
    return new WorkerAddress("http://" + host + ":9400", false);
  }

  private static InetAddress address() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
