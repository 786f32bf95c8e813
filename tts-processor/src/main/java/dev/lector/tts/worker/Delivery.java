package dev.lector.tts.worker;

import dev.lector.headers.DeadLetterHeaders;
import dev.lector.headers.PastDeliveries;
import dev.lector.topics.Topics;
import dev.lector.tts.model.Urgency;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How a request came to a lane.
 *
 * @param topic topic it was sent to, which for one in quarantine is not where it was taken from
 * @param timestamp of the record it was sent as, ms since 1970 UTC
 * @param count which delivery of its record this is, from 1
 * @param before deliveries it had before it went into quarantine
 * @param quarantined whether it is in quarantine
 */
record Delivery(String topic, long timestamp, int count, int before, boolean quarantined) {

  static Delivery of(ConsumerRecord<byte[], byte[]> record) {
    int count = record.deliveryCount().orElse((short) 1);
    if (!record.topic().equals(Topics.QUARANTINED_REQUESTS)) {
      return new Delivery(record.topic(), record.timestamp(), count, 0, false);
    }
    Optional<DeadLetterHeaders> origin = DeadLetterHeaders.read(record.headers());
    return new Delivery(
        origin.map(DeadLetterHeaders::topic).orElse(record.topic()),
        origin.map(DeadLetterHeaders::timestamp).orElse(record.timestamp()),
        count,
        PastDeliveries.read(record.headers()),
        true);
  }

  /** Which try of the request this is, from 1. */
  int attempt() {
    return before + count;
  }

  Urgency urgency() {
    return topic.equals(Topics.BATCH_REQUESTS) ? Urgency.BATCH : Urgency.INTERACTIVE;
  }
}
