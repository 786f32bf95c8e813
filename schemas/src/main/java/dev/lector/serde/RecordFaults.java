package dev.lector.serde;

import dev.lector.registry.RegistryException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;

/**
 * Knows the failures of publishing that are the record's own: the same record fails again, however
 * often it is sent, and only another one can take its place. Whoever insists on publishing asks
 * here before each next try.
 *
 * <p>Everything else is the cluster's: a broker or a topic that is away, an authorization that is
 * missing, a version that is too old, a producer that lost its id. An operator or time mends it
 * without touching the record, so it is waited for: giving a request up for a missing ACL would
 * lose it.
 */
public final class RecordFaults {

  private RecordFaults() {}

  /**
   * Whether the record itself is at fault.
   *
   * @param failure of {@code send}, of its future or of a serializer
   * @return true when no further try with the same record can succeed
   */
  public static boolean isCauseOf(Throwable failure) {
    return switch (unwrapped(failure)) {
      // Larger than max.request.size, max.message.bytes or a segment: it does not shrink.
      case RecordTooLargeException _, RecordBatchTooLargeException _ -> true;
      // No topic can have this name.
      case InvalidTopicException _ -> true;
      // Refused by its content: no key on a compacted topic, a timestamp out of range, headers that
      // the topic's format cannot hold.
      case InvalidRecordException _, InvalidTimestampException _ -> true;
      case UnsupportedForMessageFormatException _ -> true;
      // Bytes or events that fit no schema; a registry that is away or refuses is not their fault.
      case UndecodableRecordException _ -> true;
      case SerializationException e -> !(e.getCause() instanceof RegistryException);
      default -> false;
    };
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
