package dev.lector.bridge.kafka;

import dev.lector.events.SpeechFinished;
import dev.lector.serde.SpecificAvroDeserializer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads outcomes out of records. One that cannot be read is said and passed over. Safe for use by
 * many threads.
 */
final class EventDecoder {
  private static final Logger LOG = LoggerFactory.getLogger(EventDecoder.class);

  private final SpecificAvroDeserializer<SpeechFinished> deserializer;

  EventDecoder(SpecificAvroDeserializer<SpeechFinished> deserializer) {
    this.deserializer = deserializer;
  }

  /** The outcome in a record; empty when there is none that can be read. */
  Optional<SpeechFinished> decode(ConsumerRecord<byte[], byte[]> message) {
    try {
      return Optional.ofNullable(deserializer.deserialize(message.topic(), message.value()));
    } catch (SerializationException e) {
      LOG.warn(
          "Passing over {}-{}@{}: {}",
          message.topic(),
          message.partition(),
          message.offset(),
          e.getMessage());
      return Optional.empty();
    }
  }
}
