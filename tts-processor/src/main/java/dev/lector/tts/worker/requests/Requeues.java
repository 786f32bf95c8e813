package dev.lector.tts.worker.requests;

import dev.lector.headers.Requeued;
import dev.lector.tts.worker.lanes.Delivery;
import dev.lector.tts.worker.lanes.Origin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Makes records that stand for a request from now on: as it was, with where it was sent first. */
final class Requeues {
  private Requeues() {}

  /**
   * The request anew, with as many failures behind it as before.
   *
   * @param delivery the one that goes on
   */
  static ProducerRecord<byte[], byte[]> to(
      String topic, ConsumerRecord<byte[], byte[]> record, Delivery delivery) {
    Origin origin = Origin.of(record);
    Headers headers = new RecordHeaders(record.headers());
    new Requeued(
            origin.topic(),
            origin.partition(),
            origin.offset(),
            origin.timestamp(),
            delivery.count() - 1)
        .write(headers);
    return new ProducerRecord<>(topic, null, record.key(), record.value(), headers);
  }
}
