package dev.lector.tts.worker;

import dev.lector.headers.DeadLetterHeaders;
import dev.lector.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes dead letters that say where a request was first, also when it has been in quarantine. */
final class DeadLetters {
  private DeadLetters() {}

  static ProducerRecord<byte[], byte[]> letter(
      ConsumerRecord<byte[], byte[]> record, Throwable reason) {
    ProducerRecord<byte[], byte[]> letter =
        DeadLetterHeaders.letter(Topics.DEAD_LETTERS, record, reason);
    if (record.topic().equals(Topics.QUARANTINED_REQUESTS)) {
      DeadLetterHeaders now = DeadLetterHeaders.of(record, reason);
      DeadLetterHeaders.read(record.headers())
          .map(
              origin ->
                  new DeadLetterHeaders(
                      origin.topic(),
                      origin.partition(),
                      origin.offset(),
                      origin.timestamp(),
                      now.exception(),
                      now.message()))
          .ifPresent(origin -> origin.write(letter.headers()));
    }
    return letter;
  }
}
