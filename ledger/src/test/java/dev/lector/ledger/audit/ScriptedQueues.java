package dev.lector.ledger.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Says what a test wants about the queues. */
public final class ScriptedQueues implements QueueWatch {
  private final Map<TopicPartition, Long> starts = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Map<QueuePosition, ConsumerRecord<byte[], byte[]>> records = new HashMap<>();
  private volatile Progress progress = Progress.NONE;

  /** Everything before an offset will never be delivered again. */
  public void workedOff(String topic, long start) {
    starts.put(new TopicPartition(topic, 0), start);
    look(0);
  }

  /** The topic's only partition ends before an offset. */
  public void end(String topic, long end, long takenAt) {
    ends.put(new TopicPartition(topic, 0), end);
    look(takenAt);
  }

  private void look(long takenAt) {
    progress = new Progress(progress.round() + 1, takenAt, starts, ends);
  }

  /** The outcome of a look. */
  void look(Progress taken) {
    progress = taken;
  }

  /** What is found when a record is read back. */
  public void keep(ConsumerRecord<byte[], byte[]> record) {
    records.put(new QueuePosition(record.topic(), record.partition(), record.offset()), record);
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public CompletableFuture<Optional<ConsumerRecord<byte[], byte[]>>> read(QueuePosition position) {
    return CompletableFuture.completedFuture(Optional.ofNullable(records.get(position)));
  }
}
