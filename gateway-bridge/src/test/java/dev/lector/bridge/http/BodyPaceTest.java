package dev.lector.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BodyPaceTest {
  private static final int SECOND = 1_000_000;

  private final BodyPace pace = new BodyPace(SECOND);
  private final List<String> read = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
  }

  @Test
  void bodiesShareTheRate() throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < 4; i++) {
      BodyPace.Body body = pace.held("t");
      begin(
          () -> {
            for (int piece = 0; piece < 10; piece++) {
              body.rest(SECOND / 40);
            }
          });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    // The first piece of all is free.
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(975));
  }

  @Test
  void theOldestOfThoseThatWaitGoesFirst() throws Exception {
    BodyPace.Body oldest = pace.held("t");
    BodyPace.Body older = pace.held("t");
    BodyPace.Body youngest = pace.held("t");
    pace.held("t").rest(3 * SECOND);
    begin(() -> note(youngest, "youngest"));
    await().until(() -> pace.waiting() == 1);
    begin(() -> note(older, "older"));
    await().until(() -> pace.waiting() == 2);
    begin(() -> note(oldest, "oldest"));

    await().until(() -> read.size() == 3);
    assertThat(read).containsExactly("oldest", "older", "youngest");
  }

  @Test
  void aTenantsBodiesWaitForNoOthers() throws Exception {
    pace.held("t").rest(1_000 * SECOND);
    begin(() -> pace.held("t").rest(1));
    await().until(() -> pace.waiting() == 1);

    pace.held("other").rest(1);
    pace.held("other").rest(1);
  }

  @Test
  void aLongUploadKeepsNeitherOthersNorHeldBodiesFromBeingRead() throws Exception {
    BodyPace.Body upload = pace.passing("t");
    BodyPace.Body other = pace.passing("t");
    upload.rest(3 * SECOND);
    begin(() -> note(upload, "upload"));
    await().until(() -> pace.waiting() == 1);
    begin(() -> note(other, "other"));
    pace.held("t").rest(1);

    await().until(() -> read.size() == 2);
    assertThat(read).containsExactly("other", "upload");
  }

  @Test
  void whoIsInterruptedLetsTheNextOneGo() throws Exception {
    pace.held("t").rest(3 * SECOND);
    begin(() -> pace.held("t").rest(1));
    await().until(() -> pace.waiting() == 1);
    begin(() -> note(pace.held("t"), "next"));
    await().until(() -> pace.waiting() == 2);
    threads.getFirst().interrupt();

    await().until(() -> read.contains("next"));
    assertThat(pace.waiting()).isZero();
  }

  private void note(BodyPace.Body body, String name) throws InterruptedException {
    body.rest(SECOND / 20);
    read.add(name);
  }

  /** What may be interrupted. */
  @FunctionalInterface
  private interface Reading {
    void run() throws InterruptedException;
  }

  private void begin(Reading reading) {
    threads.add(
        Thread.startVirtualThread(
            () -> {
              try {
                reading.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }));
  }
}
