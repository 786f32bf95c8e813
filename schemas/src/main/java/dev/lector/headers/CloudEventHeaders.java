package dev.lector.headers;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.common.header.Headers;

/**
 * CloudEvents 1.0 in Kafka's binary mode: the attributes are headers, the value is the event.
 *
 * @param id unique per event of this source
 * @param source a URI reference that names the program, for example {@code /lector/gateway-bridge}
 * @param type what happened: the full name of the event's schema
 * @param time when it happened
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">the
 *     binding</a>
 */
public record CloudEventHeaders(String id, String source, String type, Instant time) {

  /** Header of the CloudEvents version. */
  public static final String SPEC_VERSION = "ce_specversion";

  /** Header of the event's id. */
  public static final String ID = "ce_id";

  /** Header of the event's source. */
  public static final String SOURCE = "ce_source";

  /** Header of the event's type. */
  public static final String TYPE = "ce_type";

  /** Header of the event's time, RFC 3339. */
  public static final String TIME = "ce_time";

  /** Header of the value's media type. */
  public static final String CONTENT_TYPE = "content-type";

  /** Media type of Avro binary. */
  public static final String AVRO = "application/avro";

  /**
   * Puts the attributes on a record, in place of what was there.
   *
   * @param headers of the record
   */
  public void write(Headers headers) {
    HeaderValues.put(headers, SPEC_VERSION, "1.0");
    HeaderValues.put(headers, ID, id);
    HeaderValues.put(headers, SOURCE, source);
    HeaderValues.put(headers, TYPE, type);
    HeaderValues.put(
        headers, TIME, DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MILLIS)));
    HeaderValues.put(headers, CONTENT_TYPE, AVRO);
  }
}
