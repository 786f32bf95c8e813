package dev.lector.standalone.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.events.SpeechRequested;
import dev.lector.headers.DeadLetterHeaders;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that was set aside.
 *
 * @param record as it is on {@code speech.dead-letters}
 * @param origin where it came from and why it is here; empty when its headers do not say
 * @param request what is in it; empty when it cannot be read
 */
record DeadLetter(
    ConsumerRecord<byte[], byte[]> record,
    Optional<DeadLetterHeaders> origin,
    Optional<SpeechRequested> request) {

  LetterId id() {
    return new LetterId(record.partition(), record.offset());
  }

  /** When it was set aside. */
  Instant at() {
    return Instant.ofEpochMilli(record.timestamp());
  }

  /** Id of the request: its own, else the record's key; empty when there is neither. */
  String requestId() {
    return request
        .map(SpeechRequested::getRequestId)
        .filter(id -> !id.isBlank())
        .orElseGet(() -> record.key() == null ? "" : new String(record.key(), UTF_8));
  }
}
