package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.testing.Client.Answer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a request whose tenant's turn has not come: one may be on the farm's queue. */
class SpeechTurnsTest extends SpeechSuite {
  private static final String[] WITH_KEY = headers(new String[0], "Idempotency-Key", "k");

  private CompletableFuture<Answer> first;

  @BeforeEach
  void behindAnother() {
    tenants = 2;
    rates = new TenantLimits(1_000, 0, 0, 1);
    restart(Duration.ofSeconds(20));
    first = client.speakAsync(HELLO, TOKEN);
    await().atMost(SOON).until(() -> queue.size() == 1);
  }

  @Test
  void itGoesWhenTheOneBeforeHasEnded() {
    CompletableFuture<Answer> second = client.speakAsync(HELLO, TOKEN);
    await().atMost(SOON).until(() -> waiting.size() == 2);
    assertThat(queue).hasSize(1);

    endFirst();
    await().atMost(SOON).until(() -> queue.size() == 2);
    end(queue.getLast(), synthesized());
    assertThat(second.join().status()).isEqualTo(200);
  }

  @Test
  void whoseWaitIsOverGetsA503AndNothingIsPublished() {
    restartBehindAnother(Duration.ofMillis(200));

    Answer refused = client.speak(HELLO, WITH_KEY);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(refused.message()).contains("nothing was begun");
    assertThat(queue).hasSize(2);
    assertThat(client.get("/jobs/" + refused.header("X-Request-Id"), TOKEN).status())
        .isEqualTo(404);
  }

  @Test
  void whoseWaitIsOverAndWhoTakesItLaterGoesTheWayOfBatches() {
    Answer later = client.speak(HELLO, headers(new String[] {"Prefer", "wait=1"}));
    assertThat(later.status()).isEqualTo(202);
    assertThat(priorities)
        .containsExactly(RequestQueue.Priority.AWAITED, RequestQueue.Priority.LATER);
    endFirst();
  }

  @Test
  void whoseWaitIsOverAndWhoTakesItLaterIsRefusedWhereNoMoreIsPutBy() {
    putBy = 1;
    restartBehindAnother(Duration.ofSeconds(20));
    String[] patient = headers(new String[] {"Prefer", "respond-async, wait=1"});
    assertThat(client.speak(HELLO, patient).status()).isEqualTo(202);

    Answer refused = client.speak("{\"text\":\"Another.\"}", patient);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(priorities)
        .containsExactly(
            RequestQueue.Priority.AWAITED,
            RequestQueue.Priority.AWAITED,
            RequestQueue.Priority.LATER);
    assertThat(client.get("/jobs/" + refused.header("X-Request-Id"), TOKEN).status())
        .isEqualTo(404);
    end(queue.get(1), synthesized());
  }

  @Test
  void whoseWaitIsOverAndWhoTakesItLaterIsRefusedWhereTooMuchWaitsOnThatWay() {
    restartBehindAnother(Duration.ofSeconds(20));
    loads.batch().sampled(5_000, 0);

    Answer refused = client.speak(HELLO, headers(new String[] {"Prefer", "respond-async, wait=1"}));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.message()).contains("5,000 requests wait");
    assertThat(queue).hasSize(2);
    end(queue.get(1), synthesized());
  }

  @Test
  void itGoesAtOnceWhereOthersThanThisGatewayFillTheQueue() {
    restartBehindAnother(Duration.ofSeconds(20));
    end(queue.getLast(), synthesized());
    loads.interactive().sampled(900, System.nanoTime());

    CompletableFuture<Answer> next = client.speakAsync(HELLO, TOKEN);
    await().atMost(SOON).until(() -> queue.size() == 3);
    end(queue.getLast(), synthesized());
    assertThat(next.join().status()).isEqualTo(200);
  }

  /** The server anew, behind another request again. */
  private void restartBehindAnother(Duration patience) {
    endFirst();
    restart(patience);
    first = client.speakAsync(HELLO, TOKEN);
    await().atMost(SOON).until(() -> queue.size() == 2);
  }

  private void endFirst() {
    end(queue.getFirst(), synthesized());
    loads.interactive().ended(6, 0, 0);
    assertThat(first.join().status()).isEqualTo(200);
  }
}
