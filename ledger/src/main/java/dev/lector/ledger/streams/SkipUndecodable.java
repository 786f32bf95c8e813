package dev.lector.ledger.streams;

import dev.lector.serde.UndecodableRecordException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Sets records aside that will never be an event. Anything else is the registry being away, and the
 * record is read again. Made by Streams.
 */
public final class SkipUndecodable implements DeserializationExceptionHandler {
  @SuppressWarnings("NullAway.Init") // Streams calls configure before anything else
  private SetAside setAside;

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
    return failure instanceof UndecodableRecordException
        ? Response.resume(setAside.letters(context, record.key(), record.value(), failure))
        : Response.fail();
  }

  @Override
  public void configure(Map<String, ?> configs) {
    setAside = SetAside.of(configs);
  }
}
