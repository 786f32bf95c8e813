package dev.lector.ledger.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Lets a topic's records go first: of those that wait for a task, Streams takes the oldest by their
 * timestamps, and what ends work must not wait behind a hundred thousand items of new work. They
 * count as {@value #LEAD} ms older than they are, and so keep their order among themselves.
 */
public final class AheadOfAll implements TimestampExtractor {
  /** About 35 years: more than any backlog. */
  private static final long LEAD = 1L << 40;

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return Math.max(0, record.timestamp() - LEAD);
  }

  /** Gives records their own timestamps back. */
  public static <V> FixedKeyProcessor<String, V, V> undone() {
    return new ContextualFixedKeyProcessor<>() {
      @Override
      public void process(FixedKeyRecord<String, V> record) {
        context().forward(record.withTimestamp(record.timestamp() + LEAD));
      }
    };
  }
}
