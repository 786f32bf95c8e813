package dev.lector.bridge.kafka;

import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.UndecodableRecordException;
import dev.lector.telemetry.LogContext;
import dev.lector.telemetry.TraceHeaders;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads events out of records. One that can never be read is said and passed over; while the
 * registry is away, everything is waited for. Safe for use by many threads.
 *
 * @param <T> the event
 */
final class EventDecoder<T extends SpecificRecord> {
  private static final Logger LOG = LoggerFactory.getLogger(EventDecoder.class);

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final SpecificAvroDeserializer<T> deserializer;

  EventDecoder(SpecificAvroDeserializer<T> deserializer) {
    this.deserializer = deserializer;
  }

  /**
   * The event in a record; empty when there is none that can be read.
   *
   * @param self waits between the tries
   */
  Optional<T> decode(ConsumerRecord<byte[], byte[]> message, Worker self)
      throws InterruptedException {
    while (true) {
      try {
        return Optional.ofNullable(deserializer.deserialize(message.topic(), message.value()));
      } catch (UndecodableRecordException e) {
        passOver(message, e);
        return Optional.empty();
      } catch (SerializationException e) {
        try (LogContext _ = about(message)) {
          LOG.warn("An event cannot be read yet: {}", e.getMessage());
        }
        if (self.stopsWithin(RETRY)) {
          return Optional.empty();
        }
      }
    }
  }

  private static void passOver(
      ConsumerRecord<byte[], byte[]> message, UndecodableRecordException e) {
    try (LogContext _ = about(message)) {
      LOG.warn(
          "Passing over {}-{}@{}: {}",
          message.topic(),
          message.partition(),
          message.offset(),
          e.getMessage());
    }
  }

  private static LogContext about(ConsumerRecord<byte[], byte[]> message) {
    return LogContext.open(null, null, TraceHeaders.read(message.headers()));
  }
}
