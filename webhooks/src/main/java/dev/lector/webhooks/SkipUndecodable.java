package dev.lector.webhooks;

import dev.lector.serde.UndecodableRecordException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes over records that will never be an event: the ledger, which writes what is read here, has
 * none of them. Anything else is the registry being away, and the record is read again. Made by
 * Streams.
 */
public final class SkipUndecodable implements DeserializationExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SkipUndecodable.class);

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
    if (!(failure instanceof UndecodableRecordException)) {
      return Response.fail();
    }
    LOG.warn(
        "{}-{}@{} is no event and is passed over: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        failure.getMessage());
    return Response.resume(List.of());
  }

  @Override
  public void configure(Map<String, ?> configs) {
    // Nothing can be set.
  }
}
