package dev.lector.bridge.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.bridge.load.Places;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WaitingRequestsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final WaitingRequests waiting = new WaitingRequests(places(3));

  @Test
  void everybodyWhoWaitsForARequestHearsItsEnd() throws Exception {
    try (Waiter one = waiting.enter("a", "acme");
        Waiter two = waiting.enter("a", "acme");
        Waiter other = waiting.enter("b", "acme")) {
      assertThat(waiting.end("a", finished("a"))).isTrue();

      assertThat(one.await(LONG)).isEqualTo(two.await(LONG)).isInstanceOf(Ending.Finished.class);
      assertThat(other.await(Duration.ZERO)).isInstanceOf(Ending.TimedOut.class);
    }
  }

  @Test
  void theNextOneIsRefusedAndAPlaceIsFreeAgainWhenSomebodyLeaves() throws Exception {
    Waiter first = waiting.enter("a", "acme");
    var _ = waiting.enter("a", "acme");
    var _ = waiting.enter("b", "acme");
    assertThat(waiting.size()).isEqualTo(3);
    assertThatThrownBy(() -> waiting.enter("c", "acme"))
        .isInstanceOf(TooManyWaitingException.class);

    first.close();
    first.close();

    assertThat(waiting.size()).isEqualTo(2);
    var _ = waiting.enter("c", "acme");
  }

  @Test
  void nobodyIsToldOfARequestThatNobodyWaitsForAnyMore() throws Exception {
    waiting.enter("a", "acme").close();
    assertThat(waiting.end("a", finished("a"))).isFalse();
  }

  @Test
  void aClientThatLeavesEndsItsOwnWaitAlone() throws Exception {
    try (Waiter leaving = waiting.enter("a", "acme");
        Waiter staying = waiting.enter("a", "acme")) {
      leaving.clientLeft();
      assertThat(leaving.await(LONG)).isInstanceOf(Ending.ClientLeft.class);
      assertThat(staying.await(Duration.ZERO)).isInstanceOf(Ending.TimedOut.class);
      assertThat(waiting.end("a", finished("a"))).isTrue();
      assertThat(staying.await(LONG)).isInstanceOf(Ending.Finished.class);
    }
  }

  @Test
  void waitingMayGoOnAfterATimeout() throws Exception {
    try (Waiter waiter = waiting.enter("a", "acme")) {
      assertThat(waiter.await(Duration.ofMillis(1))).isInstanceOf(Ending.TimedOut.class);
      assertThat(waiting.end("a", finished("a"))).isTrue();
      assertThat(waiter.await(LONG)).isInstanceOf(Ending.Finished.class);
    }
  }

  @Test
  void drainingEndsTheWaitsThatAreLeft() throws Exception {
    try (Waiter waiter = waiting.enter("a", "acme")) {
      waiting.drain(Duration.ofMillis(1));
      assertThat(waiter.await(LONG)).isInstanceOf(Ending.Stopped.class);
    }
  }

  @Test
  void thousandsWaitAndLeaveAtOnceAndNoPlaceGetsLost() throws Exception {
    WaitingRequests many = new WaitingRequests(places(5_000));
    List<Future<Ending>> endings = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 5_000; i++) {
        String id = "request-" + i % 500;
        endings.add(
            threads.submit(
                () -> {
                  try (Waiter waiter = many.enter(id, "acme")) {
                    return waiter.await(LONG);
                  }
                }));
      }
      for (int round = 0; endings.stream().anyMatch(f -> !f.isDone()); round++) {
        var _ = many.end("request-" + round % 500, finished("x"));
        Thread.onSpinWait();
      }
    }
    assertThat(endings)
        .allSatisfy(f -> assertThat(f.resultNow()).isInstanceOf(Ending.Finished.class));
    assertThat(many.size()).isZero();
  }

  private static Places places(int limit) {
    return new Places(limit, Double.POSITIVE_INFINITY);
  }

  private static Ending finished(String id) {
    return new Ending.Finished(
        SpeechFinished.newBuilder()
            .setRequestId(id)
            .setOutcome(SpeechRejected.newBuilder().build())
            .build());
  }
}
