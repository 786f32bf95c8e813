package dev.lector.tts.worker.outcomes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechSynthesized;
import dev.lector.headers.ReplyHeaders;
import dev.lector.headers.Requeued;
import dev.lector.registry.MockSchemaRegistry;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.WorkerSuite;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.lanes.Lease;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order outcome and reply go out, on brokers that answer when they are told to. */
class OutcomePublisherTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofSeconds(15);

  private final ConsumerRecord<byte[], byte[]> request =
      new ConsumerRecord<>(Topics.REQUESTS, 0, 0, "id".getBytes(UTF_8), new byte[0]);
  private final MockProducer<byte[], byte[]> brokers = onNoBroker();
  private final MockSchemaRegistry registry = new MockSchemaRegistry();
  private final OutcomePublisher outcomes =
      new OutcomePublisher(
          WorkerSuite.offline("outcome-publisher-test"),
          registry,
          new WorkerMetrics(new SimpleMeterRegistry()),
          Tracing.off(),
          Clock.systemUTC(),
          brokers,
          onNoBroker());

  @BeforeEach
  void learnTheTopics() {
    outcomes.warmUp();
  }

  @AfterEach
  void close() {
    outcomes.close();
  }

  @Test
  void audioOfAFirstDeliveryIsRepliedAheadOfItsOutcome() throws Exception {
    CompletableFuture<Boolean> published = publish(spoken(1), lease(LONG));
    await().until(() -> topics().equals(List.of(Topics.REPLIES, Topics.COMPLETIONS)));
    answerAll();
    assertThat(published.get(10, SECONDS)).isTrue();
  }

  @Test
  void aLaterDeliveryIsRepliedWhenItsOutcomeIsThere() throws Exception {
    assertReplyFollows(spoken(2), lease(LONG));
  }

  @Test
  void aRequestThatWasSentAgainIsRepliedWhenItsOutcomeIsThere() throws Exception {
    new Requeued(Topics.REQUESTS, 0, 7, 4_711, 0).write(request.headers());
    assertReplyFollows(spoken(1), lease(LONG));
  }

  @Test
  void aRequestThatWasMovedIsRepliedWhenItsOutcomeIsThereAndNotAsAFirstAttempt() throws Exception {
    Lease lease = lease(LONG);
    lease.share();
    assertReplyFollows(spoken(1), lease);
    try (SpecificAvroDeserializer<SpeechFinished> reader =
        new SpecificAvroDeserializer<>(registry, SpeechFinished.class)) {
      reader.configure(WorkerSuite.offline("outcome-publisher-test").registry(), false);
      assertThat(brokers.history())
          .allSatisfy(
              sent ->
                  assertThat(reader.deserialize(sent.topic(), sent.value()))
                      .extracting(SpeechFinished::getAttempt)
                      .isEqualTo(2));
    }
  }

  @Test
  void withALockThatMayEndMeanwhileTheReplyFollowsTheOutcome() throws Exception {
    assertReplyFollows(spoken(1), lease(SHORT));
  }

  @Test
  void aFailureIsRepliedWhenItsOutcomeIsThere() throws Exception {
    assertReplyFollows(failed(1), lease(LONG));
  }

  @Test
  void noReplyFollowsWhenTheLockWasLostMeanwhile() throws Exception {
    Lease lease = lease(LONG);
    CompletableFuture<Boolean> published = publish(spoken(2), lease);
    await().until(() -> topics().equals(List.of(Topics.COMPLETIONS)));
    lease.lose();
    answerAll();
    assertThat(published.get(10, SECONDS)).isTrue();
    assertThat(topics()).containsExactly(Topics.COMPLETIONS);
  }

  @Test
  void aLaneWhoseLockIsGonePublishesNothing() throws Exception {
    Lease lease = lease(LONG);
    lease.lose();
    assertThat(publish(spoken(1), lease).get(10, SECONDS)).isFalse();
    assertThat(topics()).isEmpty();
  }

  /** Held as far as the lane knows, which has asked for more time and waits for the answer. */
  @Test
  void aLaneThatIsNotSureOfItsLockWaitsForTheRenewal() throws Exception {
    Lease lease = new Lease(System.nanoTime() - LONG.toNanos(), SHORT);
    CompletableFuture<Boolean> published = publish(spoken(2), lease);
    assertThat(topics()).isEmpty();
    lease.renewed(System.nanoTime(), LONG);
    await().until(() -> topics().equals(List.of(Topics.COMPLETIONS)));
    answerAll();
    await().until(() -> topics().size() == 2);
    answerAll();
    assertThat(published.get(10, SECONDS)).isTrue();
  }

  @Test
  void anOutcomeThatIsNotTakenIsTriedAgainAndRepliedOnlyThen() throws Exception {
    CompletableFuture<Boolean> published = publish(failed(1), lease(LONG));
    await().until(() -> topics().equals(List.of(Topics.COMPLETIONS)));
    assertThat(brokers.errorNext(new TimeoutException("no broker"))).isTrue();
    await().until(() -> topics().equals(List.of(Topics.COMPLETIONS, Topics.COMPLETIONS)));
    assertThat(published).isNotDone();
    answerAll();
    await().until(() -> topics().getLast().equals(Topics.REPLIES));
    answerAll();
    assertThat(published.get(10, SECONDS)).isTrue();
  }

  private void assertReplyFollows(SpeechFinished finished, Lease lease) throws Exception {
    CompletableFuture<Boolean> published = publish(finished, lease);
    await().until(() -> topics().equals(List.of(Topics.COMPLETIONS)));
    answerAll();
    await().until(() -> topics().equals(List.of(Topics.COMPLETIONS, Topics.REPLIES)));
    answerAll();
    assertThat(published.get(10, SECONDS)).isTrue();
  }

  private CompletableFuture<Boolean> publish(SpeechFinished finished, Lease lease) {
    new ReplyHeaders(new byte[] {1}, Topics.REPLIES, 0).writeRequest(request.headers());
    CompletableFuture<Boolean> published = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                published.complete(outcomes.publish(finished, request, lease));
              } catch (InterruptedException | RuntimeException e) {
                published.completeExceptionally(e);
              }
            });
    return published;
  }

  private List<String> topics() {
    return brokers.history().stream().map(ProducerRecord::topic).toList();
  }

  private void answerAll() {
    while (brokers.completeNext()) {
      // The next one.
    }
  }

  private static Lease lease(Duration lock) {
    return new Lease(System.nanoTime(), lock);
  }

  private static SpeechFinished spoken(int attempt) {
    return finished(attempt, SpeechSynthesized.newBuilder().build());
  }

  private static SpeechFinished failed(int attempt) {
    return finished(attempt, SpeechRejected.newBuilder().build());
  }

  private static SpeechFinished finished(int attempt, Object outcome) {
    return SpeechFinished.newBuilder()
        .setRequestId("id")
        .setAttempt(attempt)
        .setOutcome(outcome)
        .build();
  }

  private static MockProducer<byte[], byte[]> onNoBroker() {
    Node node = new Node(1, "nowhere", 9092);
    List<PartitionInfo> partitions = new ArrayList<>();
    for (String topic : List.of(Topics.REPLIES, Topics.COMPLETIONS)) {
      partitions.add(new PartitionInfo(topic, 0, node, new Node[] {node}, new Node[] {node}));
    }
    return new MockProducer<>(
        new Cluster("c", List.of(node), partitions, Set.of(), Set.of()),
        false,
        new RoundRobinPartitioner(),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
