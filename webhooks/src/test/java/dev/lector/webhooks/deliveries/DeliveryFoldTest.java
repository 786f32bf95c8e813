package dev.lector.webhooks.deliveries;

import static dev.lector.webhooks.deliveries.DeliveryRig.job;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.events.BatchFinished;
import dev.lector.events.DeliveryState;
import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import dev.lector.events.Webhook;
import dev.lector.events.WebhookDelivery;
import dev.lector.webhooks.Receiver;
import dev.lector.webhooks.Receiver.Received;
import dev.lector.webhooks.sending.SendingLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryFoldTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private Receiver receiver;
  private DeliveryRig rig;

  @BeforeEach
  void start() {
    receiver = new Receiver();
    rig = new DeliveryRig(directory);
  }

  @AfterEach
  void stop() {
    rig.close();
    receiver.close();
  }

  @Test
  void theEndOfAJobIsToldAndTheLibraryTakesIt() throws Exception {
    rig.publish(job("acme", "r1", receiver.url("/hook?token=s3cret")).build());
    rig.settle();

    Received told = receiver.received().getFirst();
    assertThat(told.isSignedWith(DeliveryRig.SECRET)).isTrue();
    assertThat(told.isSignedWith(DeliveryRig.NEXT_SECRET)).isFalse();
    assertThat(told.path()).isEqualTo("/hook?token=s3cret");
    JsonNode body = JSON.readTree(told.body());
    assertThat(body.path("type").asText()).isEqualTo("speech.job.succeeded");
    assertThat(Instant.parse(body.path("timestamp").asText())).isEqualTo(DeliveryRig.START);
    assertThat(body.at("/data/id").asText()).isEqualTo("r1");
    assertThat(body.at("/data/url").asText()).isEqualTo("https://tts.example.org/jobs/r1");
    assertThat(body.at("/data/audio/duration_ms").asInt()).isEqualTo(1_500);
    assertThat(rig.state().getState()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(rig.state().getAttempts()).isEqualTo(1);
    assertThat(rig.state().getStatus()).isEqualTo(204);
  }

  @Test
  void whatIsPublishedOfAWebhookHasNoSecretOfItsAddress() {
    rig.publish(job("acme", "r1", receiver.url("/hook?token=s3cret")).build());
    rig.settle();

    assertThat(rig.published())
        .hasSize(2)
        .extracting(state -> state.value.toString())
        .noneMatch(text -> text.contains("s3cret"));
    assertThat(rig.state().getUrl()).isEqualTo("http://127.0.0.1:" + receiver.port());
  }

  @Test
  void whileATenantHasTwoSecretsEitherVerifies() {
    rig.publish(job("turning", "r1", receiver.url("/")).build());
    rig.settle();

    Received told = receiver.received().getFirst();
    assertThat(told.isSignedWith(DeliveryRig.SECRET)).isTrue();
    assertThat(told.isSignedWith(DeliveryRig.NEXT_SECRET)).isTrue();
  }

  @Test
  void eachTenantHasItsOwnSecret() {
    rig.publish(job("acme", "r1", receiver.url("/acme")).build());
    rig.publish(job("other", "r1", receiver.url("/other")).build());
    rig.settle();

    assertThat(receiver.received())
        .hasSize(2)
        .allSatisfy(
            told -> {
              boolean acme = told.path().equals("/acme");
              assertThat(told.isSignedWith(DeliveryRig.SECRET)).isEqualTo(acme);
              assertThat(told.isSignedWith(DeliveryRig.NEXT_SECRET)).isEqualTo(!acme);
            });
    assertThat(receiver.received()).extracting(Received::id).doesNotHaveDuplicates();
  }

  @Test
  void aTenantWithoutASecretIsToldNothingAndSeesWhy() {
    rig.publish(job("nobody", "r1", receiver.url("/")).build());
    rig.settle();

    assertThat(receiver.received()).isEmpty();
    assertThat(rig.state().getState()).isEqualTo(DeliveryState.DEAD);
    assertThat(rig.state().getReason()).contains("lector.webhooks.secrets");
  }

  @Test
  void aJobThatIsReadAgainIsToldOnce() {
    Job job = job("acme", "r1", receiver.url("/")).build();
    rig.publish(job);
    rig.settle();
    rig.publish(job);
    rig.settle();

    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void itIsTriedByTheScheduleUnderTheSameIdAndThenDead() {
    receiver.answering(Receiver.status(500));
    rig.publish(job("acme", "r1", receiver.url("/")).build());
    rig.settle();
    assertThat(rig.state().getState()).isEqualTo(DeliveryState.PENDING);
    assertThat(rig.state().getNextAttemptAt())
        .isBetween(
            rig.state().getUpdatedAt().plusMillis(5_000),
            rig.state().getUpdatedAt().plusMillis(5_500));

    rig.pass(Duration.ofSeconds(4));
    rig.settle();
    assertThat(receiver.received()).hasSize(1);
    rig.pass(Duration.ofSeconds(2));
    rig.settle();
    assertThat(receiver.received()).hasSize(2);
    rig.pass(Duration.ofMinutes(6));
    rig.settle();

    assertThat(receiver.received()).hasSize(3);
    assertThat(receiver.received())
        .extracting(Received::id)
        .containsOnly(rig.published().getFirst().key);
    assertThat(rig.state().getState()).isEqualTo(DeliveryState.DEAD);
    assertThat(rig.state().getReason()).isEqualTo("The receiver answered with 500");
    rig.pass(Duration.ofDays(2));
    rig.settle();
    assertThat(receiver.received()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 307, 400, 404, 500, 503})
  void whatIsNotA2xxIsNoGoodAndNoRedirectIsFollowed(int status) {
    receiver.answering(Receiver.status(status, "Location", receiver.url("/elsewhere")));
    rig.publish(job("acme", "r1", receiver.url("/")).build());
    rig.settle();

    assertThat(receiver.received()).extracting(Received::path).containsExactly("/");
    assertThat(rig.state().getState()).isEqualTo(DeliveryState.PENDING);
    assertThat(rig.state().getStatus()).isEqualTo(status);
  }

  @Test
  void retryAfterIsHeeded() {
    receiver.answering(Receiver.status(429, "Retry-After", "3600"));
    rig.publish(job("acme", "r1", receiver.url("/")).build());
    rig.settle();
    rig.pass(Duration.ofMinutes(59));
    rig.settle();
    assertThat(receiver.received()).hasSize(1);

    receiver.answering(Receiver.status(200));
    rig.pass(Duration.ofMinutes(8));
    rig.settle();

    assertThat(receiver.received()).hasSize(2);
    assertThat(rig.state().getState()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void anAddressThatIsGoneIsNotCalledAgainForItsTenantUntilSomebodyReplays() {
    receiver.answering(Receiver.status(410));
    rig.publish(job("acme", "r1", receiver.url("/")).build());
    rig.settle();
    assertThat(rig.state().getState()).isEqualTo(DeliveryState.DEAD);
    receiver.answering(Receiver.status(200));
    rig.publish(job("acme", "r2", receiver.url("/")).build());
    rig.settle();
    assertThat(rig.state().getReason()).contains("410");
    assertThat(receiver.received()).hasSize(1);

    rig.publish(job("other", "r3", receiver.url("/")).build());
    rig.publish(job("acme", "r4", receiver.url("/other")).build());
    rig.settle();
    assertThat(receiver.received()).hasSize(3);

    rig.replay(rig.published().getFirst().key);
    rig.settle();
    assertThat(rig.state().getState()).isEqualTo(DeliveryState.DELIVERED);
    rig.publish(job("acme", "r5", receiver.url("/")).build());
    rig.settle();
    assertThat(receiver.received()).hasSize(5);
  }

  @Test
  void aDeadWebhookIsReplayedFromTheFirstAttemptOnUnderItsId() {
    receiver.answering(Receiver.status(500));
    rig.publish(job("acme", "r1", receiver.url("/")).build());
    rig.settle();
    rig.pass(Duration.ofSeconds(6));
    rig.settle();
    rig.pass(Duration.ofMinutes(6));
    rig.settle();
    assertThat(rig.state().getState()).isEqualTo(DeliveryState.DEAD);
    receiver.answering(Receiver.status(200));

    rig.replay(rig.state().getWebhookId());
    rig.replay("wh_that-is-none");
    rig.settle();

    assertThat(rig.state().getState()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(rig.state().getAttempts()).isEqualTo(1);
    assertThat(receiver.received())
        .hasSize(4)
        .extracting(Received::id)
        .containsOnly(rig.state().getWebhookId());
  }

  @Test
  void aSlowReceiverDelaysNeitherAnotherTenantsNorAnotherHost() throws Exception {
    rig.close();
    rig =
        new DeliveryRig(
            directory.resolve("slow"), new SendingLimits(Duration.ofSeconds(30), 8, 4, 2), true);
    CountDownLatch released = new CountDownLatch(1);
    receiver.answering(
        exchange -> {
          released.await();
          exchange.sendResponseHeaders(200, -1);
        });
    try (Receiver fast = new Receiver()) {
      for (int i = 0; i < 100; i++) {
        rig.publish(job("acme", "slow" + i, receiver.url("/")).build());
      }
      rig.until(() -> receiver.received().size() == 2);
      for (int i = 0; i < 10; i++) {
        rig.publish(job("acme", "mine" + i, "http://localhost:" + fast.port() + "/").build());
        rig.publish(job("other", "theirs" + i, fast.url("/")).build());
      }

      rig.until(() -> fast.received().size() == 20);
      assertThat(receiver.received()).hasSize(2);
      released.countDown();
      rig.until(() -> receiver.received().size() == 100);
      rig.settle();
    }
  }

  @Test
  void ofManyThatAreDueNoMoreAreInMemoryThanMayBeTriedAtOnce() {
    rig.close();
    rig =
        new DeliveryRig(
            directory.resolve("many"), new SendingLimits(Duration.ofSeconds(30), 8, 8, 8), true);
    receiver.answering(
        exchange -> {
          assertThat(rig.unrecorded()).isLessThanOrEqualTo(8);
          exchange.sendResponseHeaders(200, -1);
        });
    for (int i = 0; i < 500; i++) {
      rig.publish(job("acme", "r" + i, receiver.url("/")).build());
    }
    rig.until(
        () -> {
          assertThat(rig.unrecorded()).isLessThanOrEqualTo(8);
          return receiver.received().size() == 500;
        });
    rig.settle();
    assertThat(receiver.received()).extracting(Received::id).doesNotHaveDuplicates();
  }

  @Test
  void answersWithoutEndAreNotRead() {
    receiver.answering(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
          while (true) {
            exchange.getResponseBody().write(chunk);
          }
        });
    rig.publish(job("acme", "r1", receiver.url("/")).build());
    rig.settle();

    assertThat(rig.state().getState()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void headersOfAnySizeAreNotTaken() {
    receiver.answering(Receiver.status(200, "X-Large", "x".repeat(100_000)));
    rig.publish(job("acme", "r1", receiver.url("/")).build());
    rig.settle();

    assertThat(rig.state().getState()).isEqualTo(DeliveryState.PENDING);
    assertThat(rig.state().getReason()).contains("line length");
  }

  @Test
  void aReceiverThatNeverAnswersIsLeftAfterTheTimeout() throws Exception {
    rig.close();
    rig =
        new DeliveryRig(
            directory.resolve("never"), new SendingLimits(Duration.ofMillis(300), 8, 8, 8), true);
    CountDownLatch released = new CountDownLatch(1);
    receiver.answering(exchange -> released.await());
    rig.publish(job("acme", "r1", receiver.url("/")).build());
    rig.settle();
    released.countDown();

    assertThat(rig.state().getReason()).contains("no answer within 300 ms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/s3cret",
        "http://localhost/s3cret",
        "http://169.254.169.254/s3cret",
        "ftp://example.org/s3cret",
        "http://a:s3cret@example.org/",
        "http://[fe80::1%nope]/s3cret",
        "http://[fe80::1%1]/s3cret",
        "not a url s3cret",
        ""
      })
  void anAddressThatIsNotAllowedIsDeadAtOnceWithItsReason(String url) {
    rig.close();
    rig =
        new DeliveryRig(
            directory.resolve("strict"), new SendingLimits(Duration.ofSeconds(5), 8, 8, 8), false);
    rig.publish(job("acme", "r1", url).build());
    rig.settle();

    assertThat(rig.state().getState()).isEqualTo(DeliveryState.DEAD);
    assertThat(rig.state().getAttempts()).isZero();
    assertThat(rig.state().getReason()).isNotEmpty();
    assertThat(rig.state().toString()).doesNotContain("s3cret");
  }

  @Test
  void aFilterThatNamesNoEventIsDeadWithItsReason() {
    rig.publish(job("acme", "r1", receiver.url("/"), "finish").build());
    rig.settle();

    assertThat(receiver.received()).isEmpty();
    assertThat(rig.state().getReason()).contains("'finish'");
  }

  @Test
  void theFilterDecidesWhatIsTold() {
    for (String filter : List.of("start", "output", "failed", "logs")) {
      for (JobState state : JobState.values()) {
        Job.Builder job =
            job("acme", filter + state, receiver.url("/" + filter), filter).setState(state);
        if (state == JobState.FAILED) {
          job.setOutcome(SpeechRejected.newBuilder().setCode(RejectionCode.CANCELLED).build());
        }
        rig.publish(job.build());
      }
    }
    rig.settle();

    assertThat(receiver.received())
        .extracting(told -> told.path() + " " + type(told))
        .containsExactlyInAnyOrder(
            "/start speech.job.queued",
            "/output speech.job.succeeded",
            "/failed speech.job.failed");
  }

  @Test
  void theEndOfABatchIsTold() throws Exception {
    rig.publish(
        BatchFinished.newBuilder()
            .setBatchId("book 1")
            .setTenant("acme")
            .setItems(3)
            .setDone(2)
            .setFailed(1)
            .setFinishedAt(DeliveryRig.START)
            .setWebhook(new Webhook(receiver.url("/"), List.of()))
            .build());
    rig.settle();

    JsonNode body = JSON.readTree(receiver.received().getFirst().body());
    assertThat(body.path("type").asText()).isEqualTo("speech.batch.completed");
    assertThat(body.at("/data/failed").asInt()).isEqualTo(1);
    assertThat(body.at("/data/url").asText()).isEqualTo("https://tts.example.org/batches/book%201");
  }

  @Test
  void theLargestBodyIsBelow20Kilobytes() {
    String long1 = "\"".repeat(16_000);
    rig.publish(
        job("acme", "i".repeat(256), receiver.url("/"))
            .setBatchId("b".repeat(256))
            .setItemId("\"".repeat(1_024))
            .setState(JobState.FAILED)
            .setOutcome(SpeechRejected.newBuilder().setMessage(long1).build())
            .build());
    rig.settle();

    assertThat(receiver.received().getFirst().body().getBytes(StandardCharsets.UTF_8).length)
        .isLessThan(20_000);
  }

  @Test
  void whatHasEndedIsForgottenAfterItsTime() {
    rig.publish(job("acme", "r1", receiver.url("/")).build());
    rig.settle();
    rig.pass(DeliveryRig.RETENTION.plusMinutes(1));
    rig.pass(Duration.ofMillis(50));

    KeyValue<String, WebhookDelivery> last = rig.published().getLast();
    assertThat(last.key).isEqualTo(rig.published().getFirst().key);
    assertThat(last.value).isNull();
    rig.replay(last.key);
    rig.settle();
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void aWebhookThatWasKeptButNotPlannedIsPlannedWhenItsEventIsReadAgain() {
    Job job = job("acme", "r1", receiver.url("/")).build();
    rig.publish(job);
    clearAgenda();
    rig.publish(job);
    rig.settle();

    assertThat(receiver.received()).hasSize(1);
    assertThat(rig.state().getState()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void aPlanOfAnotherTimeThanItsWebhooksIsReplacedByTheRightOne() {
    receiver.answering(Receiver.status(500));
    rig.publish(job("acme", "r1", receiver.url("/")).build());
    rig.settle();
    clearAgenda();
    String id = rig.state().getWebhookId();
    new LaneAgenda(rig.agenda()).add(WebhookIds.laneOf(id), DeliveryRig.START.toEpochMilli(), id);
    receiver.answering(Receiver.status(200));

    rig.pass(Duration.ofSeconds(6));
    rig.settle();

    assertThat(receiver.received()).hasSize(2);
    assertThat(rig.state().getState()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void whereverItsChangelogEndsAWebhookIsPlanned() {
    receiver.answering(Receiver.status(500));
    rig.publish(job("acme", "r1", receiver.url("/")).build());
    rig.settle();
    rig.pass(Duration.ofSeconds(6));
    rig.settle();
    rig.replay(rig.state().getWebhookId());
    receiver.answering(Receiver.status(410));
    rig.settle();
    assertThat(rig.state().getState()).isEqualTo(DeliveryState.DEAD);

    Set<Bytes> planned = new HashSet<>();
    for (KeyValue<Bytes, byte[]> change : rig.agendaChangelog()) {
      if (change.value == null) {
        planned.remove(change.key);
      } else {
        planned.add(change.key);
      }
      assertThat(planned).isNotEmpty();
    }
    assertThat(planned).hasSize(1);
  }

  @Test
  void manyWebhooksToAnAddressThatIsGoneAreGivenUpOverManyTurns() {
    receiver.answering(Receiver.status(410));
    rig.publish(job("acme", "first", receiver.url("/")).build());
    rig.settle();
    for (int i = 0; i < 250; i++) {
      rig.publish(job("acme", "r" + i, receiver.url("/")).build());
    }

    rig.pass(Duration.ofMillis(50));
    assertThat(dead()).isBetween(50L, 150L);
    rig.until(() -> dead() == 251);
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void howeverManyAttemptsALaneHasUnderWayTheNextOneIsMade() {
    rig.close();
    rig =
        new DeliveryRig(
            directory.resolve("wide"),
            new SendingLimits(Duration.ofSeconds(30), 150, 150, 150),
            true);
    CountDownLatch released = new CountDownLatch(1);
    receiver.answering(
        exchange -> {
          released.await();
          exchange.sendResponseHeaders(200, -1);
        });
    for (int i = 0; i < 150; i++) {
      rig.publish(job("acme", "r" + i, receiver.url("/")).build());
    }

    rig.until(() -> rig.unrecorded() == 150);
    released.countDown();
    rig.settle();
    assertThat(receiver.received()).hasSize(150);
  }

  private long dead() {
    return rig.published().stream()
        .filter(state -> state.value.getState() == DeliveryState.DEAD)
        .count();
  }

  private void clearAgenda() {
    KeyValueStore<Bytes, byte[]> agenda = rig.agenda();
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> all = agenda.all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    assertThat(keys).isNotEmpty();
    keys.forEach(agenda::delete);
  }

  private static String type(Received told) {
    try {
      return JSON.readTree(told.body()).path("type").asText();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
