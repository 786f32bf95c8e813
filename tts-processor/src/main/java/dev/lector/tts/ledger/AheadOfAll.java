package dev.lector.tts.ledger;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Lets a topic's records go first: of those that wait for a task, Streams takes the oldest by their
 * timestamps, and what ends work must not wait behind a hundred thousand items of new work.
 */
final class AheadOfAll implements TimestampExtractor {
  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return 0;
  }
}
