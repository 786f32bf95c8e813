package dev.lector.headers;

import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where the segments of a request that is to be streamed go, when not to where its reply goes.
 *
 * @param topic as it is written there, which may be no topic's name at all
 * @param partition which partition of it, or null to leave it to the key
 */
public record SegmentHeaders(String topic, @Nullable Integer partition) {

  /** Topic for the segments, UTF-8. */
  public static final String TOPIC = "lector-segments-topic";

  /** Partition for the segments, 4 bytes big-endian. */
  public static final String PARTITION = "lector-segments-partition";

  /**
   * Puts both on a request, in place of what was there.
   *
   * @param headers of the request
   */
  public void write(Headers headers) {
    HeaderValues.put(headers, TOPIC, topic);
    headers.remove(PARTITION);
    if (partition != null) {
      HeaderValues.put(headers, PARTITION, partition);
    }
  }

  /**
   * Reads what a request asks for. A partition that is not four bytes or negative counts as unsaid.
   *
   * @param headers of the request
   * @return nothing when the request names no topic
   */
  public static Optional<SegmentHeaders> read(Headers headers) {
    String topic = HeaderValues.text(headers, TOPIC);
    if (topic == null || topic.isEmpty()) {
      return Optional.empty();
    }
    Integer partition = HeaderValues.integer(headers, PARTITION);
    return Optional.of(
        new SegmentHeaders(topic, partition != null && partition >= 0 ? partition : null));
  }
}
