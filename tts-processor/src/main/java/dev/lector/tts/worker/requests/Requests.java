package dev.lector.tts.worker.requests;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRequested;
import dev.lector.limits.EventLimits;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.UndecodableRecordException;
import dev.lector.tts.worker.common.Backoff;
import dev.lector.tts.worker.common.WorkerConfig;
import dev.lector.tts.worker.lanes.Lease;
import dev.lector.tts.worker.lanes.RequestIds;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads requests from records. Safe for use by many threads. */
public final class Requests implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

  private final SpecificAvroDeserializer<SpeechRequested> deserializer;

  public Requests(WorkerConfig config, SchemaRegistryClient registry) {
    this.deserializer = new SpecificAvroDeserializer<>(registry, SpeechRequested.class);
    this.deserializer.configure(config.registry(), false);
  }

  /**
   * Reads a request. A registry that is away is waited for, since no record is at fault then.
   *
   * @return empty when the lock was lost meanwhile
   * @throws UnreadableRequestException when this record can never be read
   */
  Optional<SpeechRequested> read(ConsumerRecord<byte[], byte[]> record, Lease lease)
      throws UnreadableRequestException, InterruptedException {
    Backoff backoff = Backoff.forServices();
    while (lease.held()) {
      try {
        SpeechRequested request = deserializer.deserialize(record.topic(), record.value());
        if (request == null) {
          throw new UnreadableRequestException("The record has no value", null);
        }
        return Optional.of(identified(request, record));
      } catch (UndecodableRecordException e) {
        throw new UnreadableRequestException(e.getMessage(), e);
      } catch (SerializationException e) {
        Duration pause = backoff.next();
        LOG.warn("Cannot read a request; next try in {} ms: {}", pause.toMillis(), e.getMessage());
        Thread.sleep(pause);
      }
    }
    return Optional.empty();
  }

  private static SpeechRequested identified(
      SpeechRequested request, ConsumerRecord<byte[], byte[]> record)
      throws UnreadableRequestException {
    // What the outcome repeats must not make it larger than brokers take.
    Optional<String> violation = EventLimits.violation(request);
    if (violation.isPresent()) {
      throw new UnreadableRequestException(RejectionCode.INVALID_REQUEST, violation.get(), null);
    }
    if (!request.getRequestId().isBlank()) {
      return request;
    }
    String id =
        RequestIds.inKey(record)
            .orElseThrow(
                () ->
                    new UnreadableRequestException(
                        "The request has no requestId, and its key is none either", null));
    return SpeechRequested.newBuilder(request).setRequestId(id).build();
  }

  @Override
  public void close() {
    deserializer.close();
  }
}
