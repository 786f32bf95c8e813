package dev.lector.ledger.streams;

import dev.lector.ledger.events.OversizedEventException;
import dev.lector.serde.RecordFaults;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Decides what becomes of an event that cannot be published. One that is too large is set aside
 * before the producer sees it, and so is what led three times to an event that cannot be written.
 * What the producer or the brokers refuse can never be skipped under exactly-once, since it has
 * ended the transaction already: what may pass is tried again, and the rest stops the thread. Made
 * by Streams.
 */
public final class SkipUnpublishable implements ProductionExceptionHandler {
  @SuppressWarnings("NullAway.Init") // Streams calls configure before anything else
  private SetAside setAside;

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception failure) {
    return failure instanceof RetriableException ? Response.retry() : Response.fail();
  }

  @Override
  @SuppressWarnings("rawtypes") // as Kafka declares it
  public Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception failure,
      SerializationExceptionOrigin origin) {
    return failure instanceof OversizedEventException || isAtFault(context, failure)
        ? Response.resume(
            setAside.letters(context, context.sourceRawKey(), context.sourceRawValue(), failure))
        : Response.fail();
  }

  /** Whether a record leads again and again to an event that cannot be written. */
  private boolean isAtFault(ErrorHandlerContext at, Exception failure) {
    return at.topic() != null
        && RecordFaults.isCauseOf(failure)
        && setAside.isAtFault(at.topic(), at.partition(), at.offset());
  }

  @Override
  public void configure(Map<String, ?> configs) {
    setAside = SetAside.of(configs);
  }
}
