package dev.lector.ledger.streams;

import dev.lector.ledger.events.InvalidEventException;
import dev.lector.ledger.events.OversizedEventException;
import dev.lector.serde.RecordFaults;
import dev.lector.serde.UndecodableRecordException;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Sets records aside whose own fault it is that a step failed: at once where that is known, else
 * when the same record has failed three times. What comes from Kafka, the stores or the machine is
 * no record's fault, and the record is processed again. Made by Streams.
 */
public final class SkipInvalid implements ProcessingExceptionHandler {
  @SuppressWarnings("NullAway.Init") // Streams calls configure before anything else
  private SetAside setAside;

  @Override
  public Response handleError(
      ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception failure) {
    if (record == null) {
      return Response.fail(); // a punctuation: there is no record to set aside
    }
    return isKnown(failure) || (isUnexpected(failure) && isAtFault(context))
        ? Response.resume(
            setAside.letters(context, context.sourceRawKey(), context.sourceRawValue(), failure))
        : Response.fail();
  }

  private boolean isAtFault(ErrorHandlerContext context) {
    return setAside.isAtFault(context.topic(), context.partition(), context.offset());
  }

  private static boolean isKnown(Exception failure) {
    return failure instanceof InvalidEventException
        || failure instanceof UndecodableRecordException
        || failure instanceof OversizedEventException;
  }

  private static boolean isUnexpected(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SerializationException) {
        return RecordFaults.isCauseOf(cause);
      }
      if (cause instanceof KafkaException || cause instanceof Error) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void configure(Map<String, ?> configs) {
    setAside = SetAside.of(configs);
  }
}
