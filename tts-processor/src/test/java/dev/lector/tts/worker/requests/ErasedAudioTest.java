package dev.lector.tts.worker.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.audio.AudioStoreException;
import dev.lector.http.tls.FarmSettings;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasedAudioTest {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.ERASURES, 0);

  private final Stop stop = new Stop();
  private final List<Long> deleted = new CopyOnWriteArrayList<>();
  private final List<Long> committed = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    stop.give();
  }

  @Test
  void whatWasDeletedAheadOfAnEventThatFailsIsNotDeletedAgain() {
    new ErasedAudio(config(), stop, this::delete, this::consumer).start();

    await().until(() -> committed.contains(3L));

    assertThat(deleted).containsExactly(0L, 1L, 1L, 2L);
    assertThat(committed).containsExactly(1L, 2L, 3L);
  }

  /** Fails the first time at the second event. */
  private void delete(ConsumerRecord<byte[], byte[]> event) throws AudioStoreException {
    boolean again = deleted.contains(event.offset());
    deleted.add(event.offset());
    if (event.offset() == 1 && !again) {
      throw new AudioStoreException("The store is away", new IOException("away"));
    }
  }

  /** Has all of three events at once that are not committed. */
  private Consumer<byte[], byte[]> consumer() {
    MockConsumer<byte[], byte[]> consumer =
        new MockConsumer<>("earliest") {
          @Override
          public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            super.commitSync(offsets);
            offsets.values().forEach(offset -> committed.add(offset.offset()));
          }
        };
    long from = committed.isEmpty() ? 0 : committed.getLast();
    consumer.schedulePollTask(
        () -> {
          consumer.rebalance(List.of(PARTITION));
          consumer.updateBeginningOffsets(Map.of(PARTITION, from));
          for (long offset = from; offset < 3; offset++) {
            consumer.addRecord(
                new ConsumerRecord<>(Topics.ERASURES, 0, offset, new byte[0], new byte[0]));
          }
        });
    return consumer;
  }

  private static WorkerConfig config() {
    return new WorkerConfig(
        "worker",
        2,
        0,
        1,
        Duration.ofMinutes(1),
        Duration.ofSeconds(2),
        5,
        Duration.ofSeconds(10),
        "",
        4,
        Duration.ofSeconds(1),
        List.of("speech.replies."),
        Duration.ofSeconds(1),
        "localhost",
        -1,
        "",
        (short) -1,
        Map.of(),
        Map.of(),
        FarmSettings.OPEN);
  }
}
