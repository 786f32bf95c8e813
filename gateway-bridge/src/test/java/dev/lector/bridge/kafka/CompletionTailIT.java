package dev.lector.bridge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.bridge.testing.TestBroker;
import dev.lector.events.SpeechFinished;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.TopicCreator;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completions on a real broker, of workers whose clocks are an hour behind. */
class CompletionTailIT {
  private static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://completion-tail");
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir static Path dir;

  @Test
  void whatWasThereAtTheStartIsHistoryWhateverTheWorkersClocksSay() throws Exception {
    Map<String, OutcomeListener.Source> heard = new ConcurrentHashMap<>();
    try (TestBroker broker = TestBroker.start(dir.resolve("kafka"));
        SpecificAvroSerializer<SpeechFinished> serializer = new SpecificAvroSerializer<>();
        SpecificAvroDeserializer<SpeechFinished> deserializer =
            new SpecificAvroDeserializer<>(SpeechFinished.class)) {
      serializer.configure(REGISTRY, false);
      deserializer.configure(REGISTRY, false);
      KafkaSettings settings =
          new KafkaSettings(Map.of("bootstrap.servers", broker.servers()), REGISTRY, (short) -1);
      try (Admin admin = Admin.create(settings.admin())) {
        new TopicCreator(admin, (short) -1).createMissing(Topics.catalogue());
      }
      try (KafkaProducer<String, SpeechFinished> producer =
          new KafkaProducer<>(settings.producer(), new StringSerializer(), serializer)) {
        producer.send(completion("before")).get();
        try (CompletionTail tail =
            new CompletionTail(
                settings,
                new EventDecoder<>(deserializer),
                (event, source, _) -> heard.put(event.getRequestId(), source),
                1_000,
                Clock.systemUTC())) {
          assertThat(tail).isNotNull();
          await().atMost(SOON).until(() -> heard.containsKey("before"));
          producer.send(completion("after")).get();
          await().atMost(SOON).until(() -> heard.containsKey("after"));
        }
      }
    }
    assertThat(heard)
        .containsEntry("before", OutcomeListener.Source.HISTORY)
        .containsEntry("after", OutcomeListener.Source.COMPLETIONS);
  }

  private static ProducerRecord<String, SpeechFinished> completion(String id) {
    return new ProducerRecord<>(
        Topics.COMPLETIONS,
        id,
        SpeechFinished.newBuilder()
            .setRequestId(id)
            .setFinishedAt(Instant.now().minus(Duration.ofHours(1)))
            .build());
  }
}
