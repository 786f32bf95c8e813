package dev.lector.ledger.events;

import dev.lector.headers.CloudEventHeaders;
import dev.lector.headers.TraceParent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** Puts on the ledger's events what every event of Lector's carries. */
public final class Headers {
  private static final String SOURCE = "/lector/tts-processor/ledger";

  private Headers() {}

  /**
   * An event of now that begins a trace.
   *
   * @param now ms since 1970 UTC
   */
  public static <T extends SpecificRecord> Record<String, T> event(String key, T value, long now) {
    return event(key, value, now, Optional.empty());
  }

  /**
   * An event of now.
   *
   * @param now ms since 1970 UTC
   * @param trace the step that it goes on from: the ledger has none of its own
   */
  public static <T extends SpecificRecord> Record<String, T> event(
      String key, T value, long now, Optional<TraceParent> trace) {
    RecordHeaders headers = new RecordHeaders();
    new CloudEventHeaders(
            UUID.randomUUID().toString(),
            SOURCE,
            value.getSchema().getFullName(),
            Instant.ofEpochMilli(now))
        .write(headers);
    trace.orElseGet(TraceParent::create).write(headers);
    return new Record<>(key, value, now, headers);
  }
}
