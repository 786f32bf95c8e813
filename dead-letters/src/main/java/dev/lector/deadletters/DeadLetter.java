package dev.lector.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.events.SpeechRequested;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.headers.OriginalSizes;
import dev.lector.headers.PastDeliveries;
import dev.lector.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record that was set aside.
 *
 * @param record as it is on {@code speech.dead-letters}
 * @param origin where it came from and why it is here; empty when its headers do not say
 * @param request what is in it; empty when it cannot be read
 */
public record DeadLetter(
    ConsumerRecord<byte[], byte[]> record,
    Optional<DeadLetterHeaders> origin,
    Optional<SpeechRequested> request) {
  private static final Set<String> QUEUES = Set.of(Topics.REQUESTS, Topics.BATCH_REQUESTS);

  /** Where it is in its topic. */
  public LetterId id() {
    return new LetterId(record.partition(), record.offset());
  }

  /** When it was set aside. */
  public Instant at() {
    return Instant.ofEpochMilli(record.timestamp());
  }

  /** Id of the request: its own, else the record's key; empty when there is neither. */
  public String requestId() {
    return request
        .map(SpeechRequested::getRequestId)
        .filter(id -> !id.isBlank())
        .orElseGet(() -> record.key() == null ? "" : new String(record.key(), UTF_8));
  }

  /** How often it was delivered before it went to the quarantine; 0 when it was not there. */
  public int deliveries() {
    return PastDeliveries.read(record.headers());
  }

  /** Bytes of its value; none when the record has none. */
  public byte[] value() {
    return record.value() == null ? new byte[0] : record.value();
  }

  /** The headers that its record had before, in their order, as text or hexadecimal. */
  public List<Map.Entry<String, String>> headers() {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (Header header : record.headers()) {
      if (!header.key().startsWith("kafka_dlt-")) {
        headers.add(Map.entry(header.key(), Printable.of(header.value())));
      }
    }
    return headers;
  }

  /** Why it cannot be sent again: it came from no queue, or is not the whole record. */
  public Optional<String> refusal() {
    if (OriginalSizes.read(record.headers()).isPresent()) {
      return Optional.of(
          "Letter %s does not hold all of its record, which was too large; have it sent again"
              .formatted(id()));
    }
    return QUEUES.contains(topic())
        ? Optional.empty()
        : Optional.of(
            "Letter %s came from %s, which is no queue of requests; it cannot be replayed"
                .formatted(id(), topic()));
  }

  /** The topic that it came from. */
  String topic() {
    return origin.map(DeadLetterHeaders::topic).orElse("nowhere that it says");
  }
}
