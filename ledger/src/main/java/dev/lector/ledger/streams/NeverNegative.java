package dev.lector.ledger.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The records' own timestamps, and 0 for those without one: brokers take -1 from any producer of a
 * topic with the producers' timestamps, and the extractor that Streams has by default stops the
 * thread at such a record, before anything can set it aside.
 */
public final class NeverNegative implements TimestampExtractor {
  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return Math.max(0, record.timestamp());
  }
}
