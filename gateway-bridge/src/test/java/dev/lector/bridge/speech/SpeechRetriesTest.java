package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.testing.Client.Answer;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRequested;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a retry with the same key gets, and what is kept for it. */
class SpeechRetriesTest extends SpeechSuite {
  private static final String[] WITH_KEY = headers(new String[0], "Idempotency-Key", "k");
  private static final String[] LATER = {"Prefer", "respond-async"};

  @Test
  void whatCouldNotBeQueuedIsA503AndARetryIsANewTry() {
    brokerDown = true;
    for (String[] prefer : new String[][] {{}, {"Prefer", "respond-async"}}) {
      Answer refused = client.speak(HELLO, headers(prefer, "Idempotency-Key", "k"));
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isNotEmpty();
    }
    brokerDown = false;
    CompletableFuture<Answer> retry = client.speakAsync(HELLO, WITH_KEY);
    end(synthesized());
    assertThat(retry.join().status()).isEqualTo(200);
  }

  @Test
  void whatIsNotDoneInTimeIsA504AndARetryGetsItsOutcome() {
    restart(Duration.ofMillis(50));

    Answer early = client.speak(HELLO, WITH_KEY);
    assertThat(early.status()).isEqualTo(504);
    String location = early.header("Location");
    assertThat(location).isEqualTo("/jobs/" + queue.getFirst().getRequestId());
    assertThat(client.get(location, TOKEN).json().path("state").asText()).isEqualTo("QUEUED");

    end(synthesized());
    assertThat(client.speak(HELLO, WITH_KEY).status()).isEqualTo(200);
    assertThat(client.get(location, TOKEN).json().path("state").asText()).isEqualTo("SUCCEEDED");
    assertThat(queue).hasSize(1);
  }

  @Test
  void requestsWithTheSameKeyAtTheSameTimeAreOneJob() {
    CompletableFuture<Answer> one = client.speakAsync(HELLO, WITH_KEY);
    CompletableFuture<Answer> two = client.speakAsync(HELLO, WITH_KEY);
    await().atMost(SOON).until(() -> waiting.size() == 2);
    end(synthesized());
    assertThat(one.join().status()).isEqualTo(200);
    assertThat(two.join().header("X-Request-Id")).isEqualTo(one.join().header("X-Request-Id"));
    assertThat(queue).hasSize(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsA422() {
    String[] key = headers(new String[] {"Prefer", "respond-async"}, "Idempotency-Key", "k");
    assertThat(client.speak(HELLO, key).status()).isEqualTo(202);
    Answer conflict = client.speak("{\"text\":\"Other.\"}", key);
    assertThat(conflict.status()).isEqualTo(422);
    assertThat(conflict.message()).contains("Idempotency-Key");
  }

  @Test
  void aKeyWhoseRequestFailedForNowStandsForANewRequest() {
    CompletableFuture<Answer> first = client.speakAsync(HELLO, WITH_KEY);
    end(rejected(RejectionCode.STORAGE_FAILED, "The store is full.", true));
    assertThat(first.join().status()).isEqualTo(503);

    CompletableFuture<Answer> second = client.speakAsync(HELLO, WITH_KEY);
    await().atMost(SOON).until(() -> queue.size() == 2);
    end(queue.getLast(), synthesized());
    assertThat(second.join().status()).isEqualTo(200);
    assertThat(second.join().header("X-Request-Id"))
        .isNotEqualTo(first.join().header("X-Request-Id"));

    assertThat(client.speak(HELLO, WITH_KEY).header("X-Request-Id"))
        .isEqualTo(second.join().header("X-Request-Id"));
    assertThat(queue).hasSize(2);
  }

  @Test
  void aFarmThatCannotKeepUpRefusesWhatIsNewAndKeepsWhatItHas() {
    String[] key = headers(new String[] {"Prefer", "respond-async"}, "Idempotency-Key", "k");
    assertThat(client.speak(HELLO, key).status()).isEqualTo(202);
    loads.interactive().sampled(5_000, 0);

    Answer refused = client.speak(HELLO, TOKEN);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("30");
    assertThat(refused.message()).contains("5,000 requests");
    assertThat(client.speak(HELLO, key).status()).isEqualTo(202);
    assertThat(client.speak(HELLO, headers(LATER)).status()).isEqualTo(202);
  }

  @Test
  void whatNobodyWaitsForGoesTheWayOfBatchesUntilSomebodyDoes() {
    assertThat(client.speak(HELLO, headers(LATER, "Idempotency-Key", "k")).status()).isEqualTo(202);
    assertThat(priorities).containsExactly(RequestQueue.Priority.LATER);

    CompletableFuture<Answer> one = client.speakAsync(HELLO, WITH_KEY);
    await().atMost(SOON).until(() -> queue.size() == 2);
    CompletableFuture<Answer> two = client.speakAsync(HELLO, WITH_KEY);
    await().atMost(SOON).until(() -> waiting.size() == 2);
    assertThat(priorities)
        .containsExactly(RequestQueue.Priority.LATER, RequestQueue.Priority.AWAITED);
    assertThat(queue.getLast().getRequestId()).isEqualTo(queue.getFirst().getRequestId());
    end(synthesized());
    assertThat(one.join().status()).isEqualTo(200);
    assertThat(two.join().status()).isEqualTo(200);
  }

  @Test
  void aRequestNothingWasHeardOfForLongIsPublishedAgainWhenItsKeyIsSentAgain() {
    assertThat(client.speak(HELLO, headers(LATER, "Idempotency-Key", "k")).status()).isEqualTo(202);
    assertThat(client.speak(HELLO, headers(LATER, "Idempotency-Key", "k")).status()).isEqualTo(202);
    assertThat(queue).hasSize(1);

    stale = Duration.ofNanos(1);
    restart(Duration.ofSeconds(20));
    await()
        .atMost(SOON)
        .until(
            () -> {
              var _ = client.speak(HELLO, headers(LATER, "Idempotency-Key", "k"));
              return queue.size() > 1;
            });
    assertThat(queue.getLast().getRequestId()).isEqualTo(queue.getFirst().getRequestId());
  }

  @Test
  void theOutcomeOfAnotherTextUnderTheSameKeyIsA422() {
    CompletableFuture<Answer> ours = client.speakAsync(HELLO, WITH_KEY);
    await().atMost(SOON).until(() -> queue.size() == 1);
    SpeechRequested theirs =
        SpeechRequested.newBuilder(queue.getFirst()).setFingerprint("of another text").build();
    end(theirs, synthesized());

    assertThat(ours.join().status()).isEqualTo(422);
    assertThat(ours.join().message()).contains("Idempotency-Key");
    assertThat(client.speak(HELLO, WITH_KEY).status()).as("and stays one").isEqualTo(422);
  }

  @Test
  void theOutcomeOfAnotherTenantsRequestUnderTheSameIdIsA422AndNotItsAudio() {
    CompletableFuture<Answer> ours = client.speakAsync(HELLO, WITH_KEY);
    await().atMost(SOON).until(() -> queue.size() == 1);
    SpeechRequested asked = queue.getFirst();
    end(SpeechRequested.newBuilder(asked).setTenant("other").build(), synthesized());

    assertThat(ours.join().status()).isEqualTo(422);
    assertThat(client.speak(HELLO, WITH_KEY).status()).as("and stays one").isEqualTo(422);
    assertThat(client.get("/jobs/" + asked.getRequestId(), TOKEN).status()).isEqualTo(404);
  }

  @Test
  void anOutcomeUnderAKeyThatDoesNotSayOfWhichTextIsA422() {
    CompletableFuture<Answer> ours = client.speakAsync(HELLO, WITH_KEY);
    await().atMost(SOON).until(() -> queue.size() == 1);
    end(SpeechRequested.newBuilder(queue.getFirst()).setFingerprint("").build(), synthesized());

    assertThat(ours.join().status()).isEqualTo(422);
  }

  @Test
  void aRequestThatAWorkerCouldNotReadFailsAsThatAndNotAsAnothers() {
    CompletableFuture<Answer> ours = client.speakAsync(HELLO, WITH_KEY);
    await().atMost(SOON).until(() -> queue.size() == 1);
    SpeechRequested asked = queue.getFirst();
    end(
        SpeechRequested.newBuilder(asked).setTenant("").setFingerprint("").build(),
        rejected(RejectionCode.POISONED, "unreadable", false));

    assertThat(ours.join().message()).doesNotContain("Idempotency-Key");
    assertThat(client.get("/jobs/" + asked.getRequestId(), TOKEN).status()).isEqualTo(200);
  }
}
