package dev.lector.tts.worker.outcomes;

import dev.lector.headers.PastDeliveries;
import dev.lector.headers.Requeued;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.lanes.Delivery;
import dev.lector.tts.worker.lanes.Origin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Makes the record of a request in quarantine: as it was, with the headers of a dead letter that
 * say where it came from, and how often it was delivered there.
 */
final class Quarantine {
  private Quarantine() {}

  static ProducerRecord<byte[], byte[]> record(
      ConsumerRecord<byte[], byte[]> suspect, Delivery delivery) {
    Headers headers = new RecordHeaders(suspect.headers());
    Origin.of(suspect).because(new SuspectRequestException(delivery.count())).write(headers);
    PastDeliveries.write(headers, delivery.attempt());
    // Counting begins anew.
    Requeued.remove(headers);
    return new ProducerRecord<>(
        Topics.QUARANTINED_REQUESTS, null, suspect.key(), suspect.value(), headers);
  }
}
