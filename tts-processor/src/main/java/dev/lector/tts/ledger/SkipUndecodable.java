package dev.lector.tts.ledger;

import dev.lector.serde.UndecodableRecordException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes over records that will never be an event; workers set those of requests aside. Anything
 * else is the registry being away, and the record is read again. Made by Streams.
 */
public final class SkipUndecodable implements DeserializationExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SkipUndecodable.class);

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
    if (failure instanceof UndecodableRecordException) {
      LOG.warn(
          "Passing over {}-{}@{}: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          failure.getMessage());
      return Response.resume();
    }
    return Response.fail();
  }

  @Override
  public void configure(Map<String, ?> configs) {
    // Nothing to choose.
  }
}
