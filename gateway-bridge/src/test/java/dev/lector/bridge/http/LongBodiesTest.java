package dev.lector.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LongBodiesTest {
  private static final byte[] LONG = new byte[LongBodies.LONG];

  private final LongBodies bodies = new LongBodies(1);
  private final List<String> parsed = Collections.synchronizedList(new ArrayList<>());

  @Test
  void tenantsTakeTurns() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> all = new ArrayList<>();
      all.add(threads.submit(() -> bodies.parse("a", LONG, _ -> waited(first))));
      await().until(() -> parsed.contains("begun"));
      for (int i = 0; i < 50; i++) {
        all.add(threads.submit(() -> bodies.parse("a", LONG, _ -> named("a"))));
      }
      await().until(() -> bodies.waiting() == 51);
      all.add(threads.submit(() -> bodies.parse("b", LONG, _ -> named("b"))));
      await().until(() -> bodies.waiting() == 52);
      first.countDown();
      for (Future<String> one : all) {
        one.get();
      }
    }
    assertThat(parsed).hasSize(52);
    assertThat(parsed.indexOf("b")).isLessThan(4);
    assertThat(bodies.waiting()).isZero();
  }

  @Test
  void aShortBodyWaitsForNoLongOne() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> one = threads.submit(() -> bodies.parse("a", LONG, _ -> waited(first)));
      await().until(() -> parsed.contains("begun"));
      String other = bodies.parse("a", new byte[10], _ -> named("short"));
      assertThat(other).isEqualTo("short");
      first.countDown();
      assertThat(one.get()).isEqualTo("begun");
    }
  }

  private String named(String name) {
    parsed.add(name);
    return name;
  }

  private String waited(CountDownLatch latch) {
    parsed.add("begun");
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "begun";
  }
}
