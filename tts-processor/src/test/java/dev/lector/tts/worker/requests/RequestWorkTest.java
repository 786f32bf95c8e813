package dev.lector.tts.worker.requests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.audio.AudioStores;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.registry.MockSchemaRegistry;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.ScriptedSynthesizer;
import dev.lector.tts.worker.WorkerSuite;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerConfig;
import dev.lector.tts.worker.common.WorkerMetrics;
import dev.lector.tts.worker.lanes.Disposition;
import dev.lector.tts.worker.lanes.Lease;
import dev.lector.tts.worker.lanes.WorkTraces;
import dev.lector.tts.worker.outcomes.OutcomePublisher;
import dev.lector.tts.worker.segments.Segments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a record over which a lane fails in a way that nobody thought of. */
class RequestWorkTest {
  private static final WorkerConfig CONFIG = WorkerSuite.offline("work-test");

  @TempDir Path audio;

  private final MockSchemaRegistry registry = new MockSchemaRegistry();
  private final MockProducer<byte[], byte[]> brokers =
      new MockProducer<>(
          true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());

  @ParameterizedTest
  @ValueSource(shorts = {3, 10})
  void itsLastDeliveryEndsWithAnOutcomeAndADeadLetter(short delivery) throws Exception {
    assertThat(work(record(delivery))).isEqualTo(Disposition.DONE);

    assertThat(brokers.history())
        .extracting(ProducerRecord::topic)
        .containsExactly(Topics.DEAD_LETTERS, Topics.COMPLETIONS);
    SpeechFinished finished = outcome();
    assertThat(finished.getRequestId()).isEqualTo("id");
    assertThat(finished.getOutcome())
        .isInstanceOfSatisfying(
            SpeechRejected.class,
            rejected -> {
              assertThat(rejected.getCode()).isEqualTo(RejectionCode.POISONED);
              assertThat(rejected.getMessage()).contains("a clock without hands");
            });
  }

  @Test
  void itIsTriedAgainBefore() {
    assertThatThrownBy(() -> work(record((short) 2))).hasMessage("a clock without hands");
    assertThat(brokers.history()).isEmpty();
  }

  private Disposition work(ConsumerRecord<byte[], byte[]> record) throws Exception {
    WorkerMetrics metrics = new WorkerMetrics(new SimpleMeterRegistry());
    try (OutcomePublisher outcomes =
            new OutcomePublisher(
                CONFIG, registry, metrics, Tracing.off(), Clock.systemUTC(), brokers, brokers);
        Requests requests = new Requests(CONFIG, registry);
        Cancellations cancellations = new Cancellations(CONFIG, registry, new Stop());
        AbandonedStreams abandoned = new AbandonedStreams(CONFIG, registry, new Stop());
        Segments segments =
            new Segments(CONFIG, registry, metrics, Tracing.off(), Clock.systemUTC(), brokers);
        Journal journal = Journal.open("");
        var store = AudioStores.create(Map.of("type", "file", "dir", audio.toString()))) {
      WorkTraces traces = new WorkTraces(Tracing.off());
      SpeechMaker maker =
          new SpeechMaker(new ScriptedSynthesizer(), store, false, 1, metrics, traces);
      RequestWork work =
          new RequestWork(
              CONFIG,
              requests,
              cancellations,
              new Erasures(CONFIG, registry, store, new Stop(), maker::erased),
              new Streams(segments, abandoned),
              maker,
              outcomes,
              journal,
              metrics,
              Clock.systemUTC(),
              () -> {
                throw new IllegalStateException("a clock without hands");
              },
              traces);
      return work.work(record, new Lease(System.nanoTime(), Duration.ofMinutes(1)));
    }
  }

  private SpeechFinished outcome() {
    try (SpecificAvroDeserializer<SpeechFinished> reader =
        new SpecificAvroDeserializer<>(registry, SpeechFinished.class)) {
      reader.configure(CONFIG.registry(), false);
      ProducerRecord<byte[], byte[]> sent = List.copyOf(brokers.history()).getLast();
      return requireNonNull(reader.deserialize(sent.topic(), sent.value()));
    }
  }

  private static ConsumerRecord<byte[], byte[]> record(short delivery) {
    return new ConsumerRecord<>(
        Topics.QUARANTINED_REQUESTS,
        0,
        17,
        4_711,
        TimestampType.LOG_APPEND_TIME,
        2,
        0,
        "id".getBytes(UTF_8),
        new byte[0],
        new RecordHeaders(),
        Optional.empty(),
        Optional.of(delivery));
  }
}
