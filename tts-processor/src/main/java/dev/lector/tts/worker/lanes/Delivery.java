package dev.lector.tts.worker.lanes;

import dev.lector.headers.PastDeliveries;
import dev.lector.headers.Requeued;
import dev.lector.speech.batch.Priority;
import dev.lector.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How a request came to a lane. Deliveries that ended because a worker left in order do not count.
 *
 * @param topic topic it was sent to, which is not where it was taken from when it was moved since
 * @param timestamp of the record it was sent as, ms since 1970 UTC
 * @param count which delivery it is there, or in quarantine, from 1
 * @param before deliveries it had as records before, which went into quarantine or were lost
 * @param quarantined whether it is in quarantine
 * @param again whether another record of it was there before
 */
public record Delivery(
    String topic, long timestamp, int count, int before, boolean quarantined, boolean again) {

  /**
   * How a record came, by its headers and by what the broker counts.
   *
   * @param crashes how often this worker has died over the record, which the broker may not know
   */
  public static Delivery of(ConsumerRecord<byte[], byte[]> record, int crashes) {
    Origin origin = Origin.of(record);
    boolean quarantined = record.topic().equals(Topics.QUARANTINED_REQUESTS);
    int failures = Math.max(record.deliveryCount().orElse((short) 1) - 1, crashes);
    int earlier = Requeued.read(record.headers()).map(Requeued::failures).orElse(0);
    return new Delivery(
        origin.topic(),
        origin.timestamp(),
        failures + earlier + 1,
        PastDeliveries.read(record.headers()),
        quarantined,
        quarantined || Origin.requeued(record).isPresent());
  }

  /** As {@link #of}, without the headers, which anybody may have written. */
  public static Delivery ofRecordAlone(ConsumerRecord<byte[], byte[]> record, int crashes) {
    return new Delivery(
        record.topic(),
        record.timestamp(),
        Math.max(record.deliveryCount().orElse((short) 1), crashes + 1),
        0,
        record.topic().equals(Topics.QUARANTINED_REQUESTS),
        true);
  }

  /**
   * Which try of the request this is, from 1: the first only where no other record of it was there
   * to end it otherwise. Counts more than failures.
   */
  public int attempt() {
    return Math.max(before + count, again ? 2 : 1);
  }

  public Priority priority() {
    return topic.equals(Topics.BATCH_REQUESTS) ? Priority.BATCH : Priority.INTERACTIVE;
  }
}
