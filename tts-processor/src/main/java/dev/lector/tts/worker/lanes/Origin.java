package dev.lector.tts.worker.lanes;

import dev.lector.headers.DeadLetterHeaders;
import dev.lector.headers.Requeued;
import dev.lector.topics.Topics;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The record as which a request was sent first, whatever it has been moved to or given back as
 * since.
 *
 * @param topic it was sent to
 * @param partition it was sent to
 * @param offset of that record
 * @param timestamp of that record, ms since 1970 UTC
 */
public record Origin(String topic, int partition, long offset, long timestamp) {
  private static final Set<String> QUEUES = Set.of(Topics.REQUESTS, Topics.BATCH_REQUESTS);

  public static Origin of(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(Topics.QUARANTINED_REQUESTS)) {
      Optional<DeadLetterHeaders> first = DeadLetterHeaders.read(record.headers());
      if (first.isPresent()) {
        DeadLetterHeaders from = first.get();
        return new Origin(from.topic(), from.partition(), from.offset(), from.timestamp());
      }
    }
    return requeued(record)
        .map(from -> new Origin(from.topic(), from.partition(), from.offset(), from.timestamp()))
        .orElseGet(
            () ->
                new Origin(
                    record.topic(), record.partition(), record.offset(), record.timestamp()));
  }

  /** What the headers say of earlier records of the request; anybody may have written them. */
  static Optional<Requeued> requeued(ConsumerRecord<byte[], byte[]> record) {
    return Requeued.read(record.headers()).filter(from -> QUEUES.contains(from.topic()));
  }

  /** Says why a request is taken out of its queue, and where it was sent first. */
  public DeadLetterHeaders because(Throwable reason) {
    return new DeadLetterHeaders(
        topic,
        partition,
        offset,
        timestamp,
        reason.getClass().getName(),
        reason.getMessage() == null ? "" : reason.getMessage());
  }
}
