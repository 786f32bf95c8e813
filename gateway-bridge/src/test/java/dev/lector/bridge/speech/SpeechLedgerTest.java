package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.load.TenantLimits;
import dev.lector.bridge.testing.Client.Answer;
import dev.lector.bridge.testing.StubLedger;
import dev.lector.events.Job;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised for later beside a ledger, and to whom nothing is promised now. */
class SpeechLedgerTest extends SpeechSuite {
  private static final String[] LATER = headers(new String[] {"Prefer", "respond-async"});

  private final StubLedger stub = new StubLedger();

  @BeforeEach
  void besideALedger() {
    ledger = StubLedger.client(stub);
    restart(Duration.ofSeconds(20));
  }

  @AfterEach
  void stopLedger() {
    ledger.close();
    stub.close();
  }

  @Test
  void audioIsPromisedForLaterWhenTheLedgerKnowsTheJob() {
    ledgerWait = Duration.ofMinutes(10);
    restart(Duration.ofSeconds(20));
    CompletableFuture<Answer> promised = client.speakAsync(HELLO, LATER);
    await().atMost(SOON).until(() -> stub.asked().size() > 2);
    assertThat(promised).isNotDone();

    stub.know(job(queue.getFirst().getFingerprint()));
    assertThat(promised.join().status()).isEqualTo(202);
    assertThat(promised.join().json().path("state").asText()).isEqualTo("QUEUED");
  }

  @Test
  void aLedgerThatHearsNothingOfAJobIsA503ThatSaysWhereItWillBe() {
    Answer refused = client.speak(HELLO, LATER);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(refused.header("Location")).isEqualTo("/jobs/" + queue.getFirst().getRequestId());
    assertThat(refused.message()).doesNotContain("Idempotency-Key");
  }

  @Test
  void whoSentAKeyIsToldToSendItAgain() {
    Answer refused =
        client.speak(
            HELLO, headers(new String[] {"Prefer", "respond-async"}, "Idempotency-Key", "k"));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.message()).contains("the same Idempotency-Key");
  }

  @Test
  void aLedgerThatIsAwayIsNotWaitedFor() {
    ledgerWait = Duration.ofMinutes(10);
    restart(Duration.ofSeconds(20));
    stub.away(true);
    assertThat(client.speak(HELLO, LATER).status()).isEqualTo(202);
  }

  @Test
  void whatTheLedgerKnowsAsAnotherTextIsA422() {
    ledgerWait = Duration.ofMinutes(10);
    restart(Duration.ofSeconds(20));
    CompletableFuture<Answer> promised = client.speakAsync(HELLO, LATER);
    await().atMost(SOON).until(() -> !queue.isEmpty());
    stub.know(job("of another text"));
    assertThat(promised.join().status()).isEqualTo(422);
  }

  @Test
  void whoAsksForMoreThanItMayGetsA429AndOthersDoNot() {
    rates = new TenantLimits(1, 1, 0, 16);
    restart(Duration.ofSeconds(20));
    stub.away(true);
    assertThat(client.speak(HELLO, LATER).status()).isEqualTo(202);

    Answer refused = client.speak(HELLO, TOKEN);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    assertThat(refused.message()).contains("1 requests a minute");
    assertThat(queue).hasSize(1);
    assertThat(
            client
                .speak(HELLO, "Authorization", "Bearer secret", "Prefer", "respond-async")
                .status())
        .isEqualTo(202);
  }

  @Test
  void keysBeyondTheRateDoNotReachTheLedgerAndWhatIsKnownHereIsAnswered() {
    rates = new TenantLimits(1, 1, 0, 16);
    restart(Duration.ofSeconds(20));
    CompletableFuture<Answer> first = client.speakAsync(HELLO, key("k"));
    end(synthesized());
    assertThat(first.join().status()).isEqualTo(200);

    for (int i = 0; i < 20; i++) {
      assertThat(client.speak(HELLO, key("other" + i)).status()).isEqualTo(429);
    }
    assertThat(client.speak(HELLO, key("k")).status()).isEqualTo(200);
    assertThat(stub.asked()).as("of the first alone").hasSize(1);
  }

  @Test
  void aFloodOfOneKeyAsksTheLedgerNoMoreOftenThanItsTenantMay() {
    rates = new TenantLimits(1, 3, 0, 16);
    restart(Duration.ofSeconds(20));
    stub.away(true);
    CompletableFuture<Answer> waits = client.speakAsync(HELLO, key("k"));
    await().atMost(SOON).until(() -> queue.size() == 1);
    String[] later = headers(new String[] {"Prefer", "respond-async"}, "Idempotency-Key", "k");
    assertThat(client.speak(HELLO, later).status()).isEqualTo(202);
    assertThat(client.speak(HELLO, later).status()).isEqualTo(202);

    int asked = stub.asked().size();
    for (int i = 0; i < 20; i++) {
      assertThat(client.speak(HELLO, later).status()).isEqualTo(429);
    }
    CompletableFuture<Answer> waitsToo = client.speakAsync(HELLO, key("k"));
    await().atMost(SOON).until(() -> waiting.size() == 2);
    assertThat(stub.asked()).hasSize(asked);
    end(synthesized());
    assertThat(waits.join().status()).isEqualTo(200);
    assertThat(waitsToo.join().status()).isEqualTo(200);
  }

  @Test
  void keysDoNotReachTheLedgerWhileTheFarmIsBusy() {
    loads.interactive().sampled(5_000, 0);
    loads.batch().sampled(5_000, 0);

    assertThat(client.speak(HELLO, key("k")).status()).isEqualTo(503);
    String[] later = headers(new String[] {"Prefer", "respond-async"}, "Idempotency-Key", "k");
    assertThat(client.speak(HELLO, later).status()).isEqualTo(503);
    assertThat(stub.asked()).isEmpty();
  }

  @Test
  void keysDoNotReachTheLedgerWhileAllPlacesToWaitAreTaken() {
    CompletableFuture<Answer> one = client.speakAsync(HELLO, TOKEN);
    CompletableFuture<Answer> two = client.speakAsync(HELLO, TOKEN);
    await().atMost(SOON).until(() -> waiting.size() == 2);

    assertThat(client.speak(HELLO, key("k")).status()).isEqualTo(503);
    assertThat(stub.asked()).isEmpty();
    await().atMost(SOON).until(() -> queue.size() == 2);
    queue.forEach(request -> end(request, synthesized()));
    assertThat(one.join().status()).isEqualTo(200);
    assertThat(two.join().status()).isEqualTo(200);
  }

  private static String[] key(String key) {
    return headers(new String[0], "Idempotency-Key", key);
  }

  private Job job(String fingerprint) {
    return Job.newBuilder()
        .setRequestId(queue.getFirst().getRequestId())
        .setTenant("acme")
        .setFingerprint(fingerprint)
        .build();
  }
}
