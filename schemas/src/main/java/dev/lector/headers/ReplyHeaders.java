package dev.lector.headers;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where the answer to a request goes, under Spring Kafka's names, so that its {@code
 * ReplyingKafkaTemplate} can be at the other end of either direction.
 */
public final class ReplyHeaders {

  /** Bytes the answer repeats, so that the asker knows which of its requests it belongs to. */
  public static final String CORRELATION_ID = "kafka_correlationId";

  /** Topic for the answer, UTF-8. */
  public static final String REPLY_TOPIC = "kafka_replyTopic";

  /** Partition for the answer, 4 bytes big-endian. */
  public static final String REPLY_PARTITION = "kafka_replyPartition";

  /** What Kafka takes as a topic's name. */
  private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

  private final byte @Nullable [] correlationId;
  private final String replyTopic;
  private final @Nullable Integer replyPartition;

  /**
   * Asks for an answer.
   *
   * @param correlationId what the answer repeats, or null
   * @param replyTopic where the answer goes
   * @param replyPartition which partition of it, or null to leave it to the answer's key
   */
  public ReplyHeaders(
      byte @Nullable [] correlationId, String replyTopic, @Nullable Integer replyPartition) {
    this.correlationId = correlationId == null ? null : correlationId.clone();
    this.replyTopic = replyTopic;
    this.replyPartition = replyPartition;
  }

  /**
   * Takes these away: nobody waits for the answer any more.
   *
   * @param headers of a request
   */
  public static void remove(Headers headers) {
    List.of(CORRELATION_ID, REPLY_TOPIC, REPLY_PARTITION).forEach(headers::remove);
  }

  /**
   * Reads what a request asks for. A reply topic that cannot exist counts as none, a partition that
   * is not four bytes or negative as unsaid: the request is served all the same.
   *
   * @param headers of the request
   * @return where the answer goes, or nothing when nobody asked for one
   */
  public static Optional<ReplyHeaders> read(Headers headers) {
    String topic = HeaderValues.text(headers, REPLY_TOPIC);
    if (topic == null || !isTopic(topic)) {
      return Optional.empty();
    }
    Integer partition = HeaderValues.integer(headers, REPLY_PARTITION);
    boolean usable = partition != null && partition >= 0;
    byte[] correlationId = HeaderValues.bytes(headers, CORRELATION_ID);
    return Optional.of(new ReplyHeaders(correlationId, topic, usable ? partition : null));
  }

  /**
   * Reads the topic a request asks for alone, as it is written there.
   *
   * @param headers of the request
   * @return what may be no topic's name at all; nothing when nobody asked for an answer
   */
  public static Optional<String> readTopic(Headers headers) {
    return Optional.ofNullable(HeaderValues.text(headers, REPLY_TOPIC))
        .filter(topic -> !topic.isEmpty());
  }

  /**
   * Whether a topic can have this name.
   *
   * @param name any text
   * @return whether Kafka takes it
   */
  public static boolean isTopic(String name) {
    return TOPIC.matcher(name).matches();
  }

  /**
   * Puts all of it on a request, in place of what was there.
   *
   * @param headers of the request
   */
  public void writeRequest(Headers headers) {
    HeaderValues.put(headers, REPLY_TOPIC, replyTopic);
    headers.remove(REPLY_PARTITION);
    if (replyPartition != null) {
      HeaderValues.put(headers, REPLY_PARTITION, replyPartition);
    }
    writeReply(headers);
  }

  /**
   * Puts the correlation id alone on an answer, in place of what was there.
   *
   * @param headers of the answer
   */
  public void writeReply(Headers headers) {
    headers.remove(CORRELATION_ID);
    if (correlationId != null) {
      HeaderValues.put(headers, CORRELATION_ID, correlationId);
    }
  }

  /**
   * What the answer repeats.
   *
   * @return a copy, or null
   */
  public byte @Nullable [] correlationId() {
    return correlationId == null ? null : correlationId.clone();
  }

  /**
   * Where the answer goes.
   *
   * @return a legal topic name when read from headers
   */
  public String replyTopic() {
    return replyTopic;
  }

  /**
   * Which partition of the topic.
   *
   * @return 0 or more, or null to leave it to the answer's key
   */
  public @Nullable Integer replyPartition() {
    return replyPartition;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReplyHeaders that
        && Arrays.equals(correlationId, that.correlationId)
        && replyTopic.equals(that.replyTopic)
        && Objects.equals(replyPartition, that.replyPartition);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(correlationId), replyTopic, replyPartition);
  }

  @Override
  public String toString() {
    return "reply to " + replyTopic + (replyPartition == null ? "" : "-" + replyPartition);
  }
}
