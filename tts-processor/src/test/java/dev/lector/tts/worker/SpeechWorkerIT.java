package dev.lector.tts.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.WorkerSeen;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.headers.ReplyHeaders;
import dev.lector.headers.TraceParent;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.topics.Topics;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers against a real broker and a real file store; the registry is the in-memory one. */
class SpeechWorkerIT extends WorkerSuite {
  @Test
  void aRequestBecomesAudioACompletionAndAReply() throws Exception {
    worker("w1");
    Headers headers = new RecordHeaders();
    byte[] correlation = {1, 2, 3, 4};
    new ReplyHeaders(correlation, Topics.REPLIES, 17).writeRequest(headers);
    TraceParent trace = TraceParent.create();
    trace.write(headers);
    client.send(
        Topics.REQUESTS,
        SpeechRequested.newBuilder(request())
            .setTenant("publisher")
            .setBatchId("book")
            .setItem(7)
            .setModelId("some-model")
            .setSpeed(1.5)
            .setStrict(true)
            .build(),
        headers);

    SpeechFinished finished = client.completion(id);
    assertThat(finished.getTenant()).isEqualTo("publisher");
    assertThat(finished.getBatchId()).isEqualTo("book");
    assertThat(finished.getItem()).isEqualTo(7);
    assertThat(finished.getWorker()).isEqualTo("w1");
    assertThat(finished.getAttempt()).isEqualTo(1);
    SpeechSynthesized speech = (SpeechSynthesized) finished.getOutcome();
    assertThat(speech.getModelId()).isEqualTo("some-model");
    assertThat(speech.getVoice()).isEqualTo("monotone");
    assertThat(speech.getSpeed()).isEqualTo(1.5);
    assertThat(finished.getCharacters()).isEqualTo(text.length());
    assertThat(speech.getSpokenCharacters()).isEqualTo(3 * text.length());
    assertThat(speech.getWarnings()).containsExactly("strict");
    assertThat(speech.getCached()).isFalse();
    assertThat(speech.getAudio().getSampleRate()).isEqualTo(ScriptedSynthesizer.SAMPLE_RATE);
    assertThat(speech.getAudio().getDurationMs()).isEqualTo(text.length() * 10L);
    assertThat(Files.readAllBytes(Path.of(URI.create(speech.getAudio().getUri()))))
        .isEqualTo(ScriptedSynthesizer.wav(text))
        .hasSize((int) speech.getAudio().getBytes());

    ConsumerRecord<byte[], byte[]> reply = client.reply(id);
    assertThat(reply.partition()).isEqualTo(17);
    assertThat(reply.headers().lastHeader(ReplyHeaders.CORRELATION_ID).value())
        .isEqualTo(correlation);
    assertThat(client.decode(reply)).isEqualTo(finished);
    ConsumerRecord<byte[], byte[]> completion = client.completionRecord(id);
    assertThat(completion.headers().lastHeader(ReplyHeaders.CORRELATION_ID)).isNull();
    for (ConsumerRecord<byte[], byte[]> event : List.of(completion, reply)) {
      assertThat(text(event.headers(), "ce_specversion")).isEqualTo("1.0");
      assertThat(text(event.headers(), "ce_type")).isEqualTo("dev.lector.events.SpeechFinished");
      assertThat(text(event.headers(), "ce_source")).isEqualTo("/lector/tts-processor/w1");
      assertThat(text(event.headers(), "content-type")).isEqualTo("application/avro");
      TraceParent continued = TraceParent.read(event.headers()).orElseThrow();
      assertThat(continued.traceId()).isEqualTo(trace.traceId());
      assertThat(continued.spanId()).isNotEqualTo(trace.spanId());
    }
  }

  /** A share consumer may spin; on virtual threads, enough of them keep all others from running. */
  @Test
  void lanesRunOnPlatformThreads() throws Exception {
    worker(config("w1", 2, 1));

    assertThat(Thread.getAllStackTraces().keySet()) // of platform threads alone
        .extracting(Thread::getName)
        .contains("w1-lane-0", "w1-lane-1", "w1-narrator-0", "w1-examiner-0", "w1-cancellations");
  }

  @Test
  void aWorkerTellsThatItIsThereAndThatItLeaves() throws Exception {
    try (Followed heartbeats = new Followed(Topics.WORKERS);
        SpecificAvroDeserializer<WorkerSeen> reader =
            new SpecificAvroDeserializer<>(WorkerSeen.class)) {
      reader.configure(REGISTRY, false);
      SpeechWorker worker = worker("seen");
      List<ConsumerRecord<byte[], byte[]>> told = heartbeats.of("seen", 2);
      WorkerSeen seen =
          Objects.requireNonNull(reader.deserialize(Topics.WORKERS, told.getFirst().value()));
      assertThat(seen.getWorkerId()).isEqualTo("seen");
      assertThat(seen.getLanes()).isEqualTo(2);
      assertThat(seen.getNarrators()).isEqualTo(1);
      assertThat(seen.getDefaultModel()).isEqualTo("scripted");
      assertThat(seen.getUrl()).isEqualTo("http://localhost:" + worker.port());

      worker.close();

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> heartbeats.of("seen", 1).getLast().value() == null);
    }
  }

  /** Reads a topic from now on. */
  private static final class Followed implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.copyOf(kafka()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    Followed(String topic) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
    }

    /** All records of a key, when there are so many. */
    List<ConsumerRecord<byte[], byte[]>> of(String key, int count) {
      return await()
          .pollInSameThread()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
                return seen.stream().filter(r -> text(r.key()).equals(key)).toList();
              },
              records -> records.size() >= count);
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  @Test
  void batchRequestsAreWorkedByNarrators() throws Exception {
    worker(config("n1", 0, 1));
    client.send(Topics.BATCH_REQUESTS, request(), new RecordHeaders());

    assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
  }

  @Test
  void whatWasSaidOnceIsNotSynthesisedAgain() throws Exception {
    worker("w1");
    client.send(request());
    SpeechSynthesized first = (SpeechSynthesized) client.completion(id).getOutcome();
    String again = UUID.randomUUID().toString();
    client.send(SpeechRequested.newBuilder(request()).setRequestId(again).build());

    SpeechSynthesized second = (SpeechSynthesized) client.completion(again).getOutcome();
    assertThat(second.getCached()).isTrue();
    assertThat(second.getAudio()).isEqualTo(first.getAudio());
    assertThat(synthesizer.timesSynthesised(text)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = SpeechException.Reason.class,
      names = {
        "INVALID_TEXT",
        "INVALID_SPEED",
        "UNKNOWN_FORMAT",
        "UNKNOWN_MODEL",
        "UNKNOWN_VOICE",
        "TEXT_TOO_LONG"
      })
  void whatCannotBeSpokenIsRejectedWithTheReason(SpeechException.Reason reason) throws Exception {
    synthesizer.whenPreparing(
        text,
        () -> {
          throw new SpeechException(reason, "because of " + reason, false);
        });
    worker("w1");
    client.send(request());

    SpeechRejected rejected = rejection();
    assertThat(rejected.getCode()).isEqualTo(RejectionCode.valueOf(reason.name()));
    assertThat(rejected.getMessage()).isEqualTo("because of " + reason);
    assertThat(rejected.getRetryable()).isFalse();
  }

  @Test
  void runningOutOfMemoryIsRejectedAndTheWorkerGoesOn() throws Exception {
    synthesizer.whenSynthesizing(
        text,
        () -> {
          throw new OutOfMemoryError("in this test");
        });
    worker("w1");
    client.send(request());

    assertThat(rejection().getCode()).isEqualTo(RejectionCode.OUT_OF_MEMORY);
    assertTheWorkerStillWorks();
  }

  @Test
  void anEngineThatFailsUnexpectedlyIsASynthesisFailure() throws Exception {
    synthesizer.whenSynthesizing(
        text,
        () -> {
          throw new UnsupportedOperationException("a bug in this test");
        });
    worker("w1");
    client.send(request());

    SpeechRejected rejected = rejection();
    assertThat(rejected.getCode()).isEqualTo(RejectionCode.SYNTHESIS_FAILED);
    assertThat(rejected.getMessage()).contains("a bug in this test");
    assertTheWorkerStillWorks();
  }

  @Test
  void nothingIsSynthesisedAfterTheDeadline() throws Exception {
    worker("w1");
    client.send(
        SpeechRequested.newBuilder(request()).setDeadline(Instant.now().minusSeconds(1)).build());

    assertThat(rejection().getCode()).isEqualTo(RejectionCode.DEADLINE_EXCEEDED);
    assertThat(synthesizer.timesSynthesised(text)).isZero();
  }

  @Test
  void aStoreThatRecoversCostsNothingButTime() throws Exception {
    store.failNext(3);
    worker("w1");
    client.send(request());

    assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(synthesizer.timesSynthesised(text)).isEqualTo(1);
  }

  @Test
  void aStoreThatStaysBrokenIsAStorageFailureWorthARetry() throws Exception {
    store.failNext(1_000);
    worker("w1");
    client.send(request());

    SpeechRejected rejected = rejection();
    assertThat(rejected.getCode()).isEqualTo(RejectionCode.STORAGE_FAILED);
    assertThat(rejected.getMessage()).contains("disk full in this test");
    assertThat(rejected.getRetryable()).isTrue();
    store.failNext(0);
    assertTheWorkerStillWorks();
  }

  @Test
  void whatCannotBeReadIsSetAsideAsItWasAndAnswered() throws Exception {
    worker("w1");
    Headers headers = new RecordHeaders().add("who", "me".getBytes(UTF_8));
    new ReplyHeaders(new byte[] {9}, Topics.REPLIES, 3).writeRequest(headers);
    byte[] garbage = HexFormat.of().parseHex("00000000ff0102030405");
    client.send(Topics.REQUESTS, id, garbage, headers);

    ConsumerRecord<byte[], byte[]> letter = client.deadLetter(r -> text(r.key()).equals(id));
    assertThat(letter.value()).isEqualTo(garbage);
    assertThat(text(letter.headers(), "who")).isEqualTo("me");
    DeadLetterHeaders origin = DeadLetterHeaders.read(letter.headers()).orElseThrow();
    assertThat(origin.topic()).isEqualTo(Topics.REQUESTS);
    assertThat(origin.message()).isNotBlank();
    assertThat(rejection().getCode()).isEqualTo(RejectionCode.UNREADABLE_REQUEST);
    assertThat(client.reply(id).partition()).isEqualTo(3);
    assertTheWorkerStillWorks();
  }

  @Test
  void aFieldThatNoEventMayHaveIsAnInvalidRequest() throws Exception {
    worker("w1");
    client.send(SpeechRequested.newBuilder(request()).setVoice("v".repeat(2_000)).build());

    SpeechRejected rejected = rejection();
    assertThat(rejected.getCode()).isEqualTo(RejectionCode.INVALID_REQUEST);
    assertThat(rejected.getMessage()).contains("voice", "1024");
    assertTheWorkerStillWorks();
  }

  @Test
  void aRecordWithoutKeyOrValueIsSetAside() throws Exception {
    worker("w1");
    client.send(Topics.REQUESTS, null, null, new RecordHeaders().add("test", id.getBytes(UTF_8)));

    ConsumerRecord<byte[], byte[]> letter =
        client.deadLetter(
            r -> r.headers().lastHeader("test") != null && text(r.headers(), "test").equals(id));
    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isNull();
    assertTheWorkerStillWorks();
  }

  @Test
  void aRequestWithoutAnIdIsKnownByItsKey() throws Exception {
    worker("w1");
    byte[] nameless = client.encode(SpeechRequested.newBuilder(request()).setRequestId("").build());
    client.send(Topics.REQUESTS, id, nameless, new RecordHeaders());

    assertThat(client.completion(id).getRequestId()).isEqualTo(id);
  }

  /** Of each of them a lane would wait for longer than this test, were it to wait. */
  @Test
  void replyPlacesThatAreNotThereHoldUpNothingHoweverManyThereAre() throws Exception {
    worker(oneLane("w1", Duration.ofMinutes(10)));
    for (int i = 0; i < 20; i++) {
      Headers headers = new RecordHeaders();
      new ReplyHeaders(new byte[] {1}, "speech.replies.none-" + i, 0).writeRequest(headers);
      client.send(Topics.REQUESTS, request("topic-" + i + id, text + i), headers);
    }
    Headers headers = new RecordHeaders();
    new ReplyHeaders(new byte[] {1}, Topics.REPLIES, 9_999).writeRequest(headers);
    client.send(Topics.REQUESTS, request(), headers);

    assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(client.completion("topic-0" + id).getOutcome())
        .isInstanceOf(SpeechSynthesized.class);
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka()))) {
      assertThat(admin.listTopics().names().get(30, SECONDS))
          .doesNotContain("speech.replies.none-0");
    }
  }

  /** A lane has the brokers look at no more than 16 KiB of the queue. */
  @Test
  void aRequestLargerThanWhatIsLookedAtComesAllTheSame() throws Exception {
    worker("w1");
    Headers large = new RecordHeaders().add("large", new byte[100_000]);
    client.send(Topics.REQUESTS, request(), large);

    assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
  }

  @Test
  void aRequestThatWantsItsReplyAmongTheRequestsIsRefusedWithTheReason() throws Exception {
    worker("w1");
    Headers headers = new RecordHeaders();
    new ReplyHeaders(new byte[] {1}, Topics.REQUESTS, 0).writeRequest(headers);
    client.send(Topics.REQUESTS, request(), headers);

    SpeechRejected rejected = rejection();
    assertThat(rejected.getCode()).isEqualTo(RejectionCode.INVALID_REQUEST);
    assertThat(rejected.getMessage())
        .contains("No reply can be sent to speech.requests", "speech.replies.");
    assertThat(rejected.getRetryable()).isFalse();
    assertTheWorkerStillWorks();
    assertThat(client.completions(id)).isEqualTo(1);
    assertThat(synthesizer.timesSynthesised(text)).isZero();
  }

  @Test
  void aTopicOfARequestersOwnGetsTheReplyWhenItsNameIsAllowed() throws Exception {
    worker("w1");
    String topic = "speech.replies.of-a-service";
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka()));
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                Map.<String, Object>copyOf(kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, SECONDS);
      Headers headers = new RecordHeaders();
      new ReplyHeaders(new byte[] {7}, topic, null).writeRequest(headers);
      client.send(Topics.REQUESTS, request(), headers);

      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      ConsumerRecord<byte[], byte[]> reply =
          await()
              .atMost(Duration.ofSeconds(30))
              .until(() -> consumer.poll(Duration.ofMillis(100)).iterator(), Iterator::hasNext)
              .next();
      assertThat(text(reply.key())).isEqualTo(id);
      assertThat(reply.headers().lastHeader(ReplyHeaders.CORRELATION_ID).value())
          .containsExactly(7);
    }
  }

  @Test
  void workLongerThanTheLockIsFinishedOnceByTheWorkerThatBeganIt() throws Exception {
    synthesizer.whenSynthesizing(text, () -> Thread.sleep(Duration.ofSeconds(4)));
    worker("w1");
    worker("w2");
    client.send(request());

    assertThat(client.completion(id).getAttempt()).isEqualTo(1);
    assertTheWorkerStillWorks();
    assertThat(client.completions(id)).isEqualTo(1);
    assertThat(synthesizer.timesSynthesised(text)).isEqualTo(1);
  }

  @Test
  void aWorkerThatLeavesFinishesWhatItHasAndOthersTakeTheRest() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    synthesizer.whenSynthesizing(
        text,
        () -> {
          begun.countDown();
          release.await();
        });
    SpeechWorker leaving = worker(config("leaving", 1, 0));
    client.send(request());
    assertThat(begun.await(30, SECONDS)).isTrue();
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waiting.add(UUID.randomUUID().toString());
      client.send(request(waiting.getLast(), "Next, " + waiting.getLast()));
    }
    Thread close = Thread.ofVirtual().start(leaving::close);
    await().atMost(Duration.ofSeconds(30)).until(() -> !leaving.ready());
    worker("staying");
    for (String other : waiting) {
      assertThat(client.completion(other).getWorker()).isEqualTo("staying");
    }
    release.countDown();
    assertThat(close.join(Duration.ofSeconds(30))).isTrue();

    assertThat(client.completion(id).getWorker()).isEqualTo("leaving");
  }

  @Test
  void whatIsNotDoneWhenTheTimeToDrainIsOverGoesToAnotherWorkerAtOnce() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    synthesizer.whenSynthesizing(
        text,
        () -> {
          begun.countDown();
          never.await();
        });
    SpeechWorker leaving =
        worker(config("leaving", 1, 0, Duration.ofMillis(100), Duration.ofMinutes(1)));
    client.send(request());
    assertThat(begun.await(30, SECONDS)).isTrue();
    leaving.close();
    synthesizer.whenSynthesizing(text, () -> {});
    worker(config("staying", 2, 1, Duration.ofSeconds(30), Duration.ofMinutes(1)));

    SpeechFinished finished = client.completion(id);
    assertThat(finished.getWorker()).isEqualTo("staying");
    assertThat(finished.getAttempt()).isEqualTo(2);
  }

  @Test
  void healthAndMetricsTellWhatTheWorkerDoes() throws Exception {
    SpeechWorker worker = worker("w1");
    client.send(request());
    client.completion(id);

    assertThat(get(worker, "/health/live").statusCode()).isEqualTo(200);
    assertThat(get(worker, "/health/ready").statusCode()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(get(worker, "/metrics").body())
                    .contains("lector_worker_info{engine=\"scripted\",name=\"w1\"} 1")
                    .contains("lector_worker_in_flight 0")
                    .contains(
                        "lector_worker_finished_total{outcome=\"synthesized\",topic=\"speech.requests\"} 1.0")
                    .contains("lector_worker_synthesis_seconds_count 1")
                    .contains("lector_worker_audio_seconds_total")
                    .contains("lector_worker_real_time_factor_count 1")
                    .contains("lector_worker_queue_wait_seconds_count 1")
                    .contains("lector_worker_renewals_total 0.0")
                    .contains("lector_worker_locks_lost_total 0.0")
                    .contains("lector_worker_cache_hits_total 0.0"));
  }
}
