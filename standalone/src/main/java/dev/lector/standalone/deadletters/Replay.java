package dev.lector.standalone.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.events.SpeechRequested;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.headers.OriginalSizes;
import dev.lector.headers.PastDeliveries;
import dev.lector.headers.ReplyHeaders;
import dev.lector.headers.Requeued;
import dev.lector.limits.FieldLimit;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends dead letters to the queue they came from once more.
 *
 * <p>The request in a letter has ended already, as a failure, and an end never changes. So it is
 * sent as a request of its own: a new id, that follows from the letter, so that a letter replayed
 * twice is one request; no deadline; not an item of its batch, which counted it as failed. Bytes
 * that cannot be read are sent as they were.
 */
final class Replay implements AutoCloseable {
  private static final String SOURCE = "/lector/dead-letters";
  private static final Set<String> QUEUES = Set.of(Topics.REQUESTS, Topics.BATCH_REQUESTS);
  private static final Pattern AGAIN = Pattern.compile("-replay-\\d+\\.\\d+$");

  private final Cluster cluster;
  private final InstantSource clock;
  private final KafkaProducer<byte[], byte[]> producer;
  private final SpecificAvroSerializer<SpeechRequested> requests = new SpecificAvroSerializer<>();

  Replay(Cluster cluster, InstantSource clock) {
    this.cluster = cluster;
    this.clock = clock;
    Map<String, Object> properties = new HashMap<>(cluster.kafka());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    requests.configure(cluster.registry(), false);
  }

  /**
   * Sends a letter that came from a queue.
   *
   * @return where it went and as which request, for people
   * @throws DeadLetterException when it cannot be sent
   */
  String send(DeadLetter letter) throws DeadLetterException, InterruptedException {
    String topic = topic(letter);
    try {
      ProducerRecord<byte[], byte[]> message =
          letter.request().isPresent()
              ? anew(topic, letter, letter.request().get())
              : asItWas(topic, letter);
      producer.send(message).get();
      return "%s -> %s%s"
          .formatted(
              letter.id(),
              topic,
              letter.request().isPresent() ? " as " + idOf(letter) : ", unreadable, as it was");
    } catch (ExecutionException e) {
      throw new DeadLetterException("Letter " + letter.id() + " was not sent: " + e.getCause(), e);
    } catch (KafkaException e) {
      throw cluster.unreachable(e);
    }
  }

  /**
   * Makes sure that a letter can be replayed.
   *
   * @throws DeadLetterException when it came from no queue, or is not the whole record
   */
  static void requireReplayable(DeadLetter letter) throws DeadLetterException {
    if (!isReplayable(letter)) {
      throw new DeadLetterException(refusal(letter));
    }
  }

  static boolean isReplayable(DeadLetter letter) {
    return QUEUES.contains(topic(letter)) && isWhole(letter);
  }

  private static boolean isWhole(DeadLetter letter) {
    return OriginalSizes.read(letter.record().headers()).isEmpty();
  }

  /** Why a letter is not replayed. */
  static String refusal(DeadLetter letter) {
    if (!isWhole(letter)) {
      return "Letter %s does not hold all of its record, which was too large; have it sent again"
          .formatted(letter.id());
    }
    return "Letter %s came from %s, which is no queue of requests; it cannot be replayed"
        .formatted(letter.id(), topic(letter));
  }

  private static String topic(DeadLetter letter) {
    return letter.origin().map(DeadLetterHeaders::topic).orElse("nowhere that it says");
  }

  /** Id of the request that a letter becomes. */
  static String idOf(DeadLetter letter) {
    String suffix = "-replay-%d.%d".formatted(letter.id().partition(), letter.id().offset());
    String first = AGAIN.matcher(letter.requestId()).replaceFirst("");
    while (FieldLimit.REQUEST_ID.violation(first + suffix).isPresent() && !first.isEmpty()) {
      first = first.substring(0, first.offsetByCodePoints(first.length(), -1));
    }
    return first + suffix;
  }

  private ProducerRecord<byte[], byte[]> anew(
      String topic, DeadLetter letter, SpeechRequested request) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    String id = idOf(letter);
    SpeechRequested again =
        SpeechRequested.newBuilder(request)
            .setRequestId(id)
            .setRequestedAt(now)
            .setDeadline(null)
            .setBatchId(null)
            .setItem(null)
            .setBatchItems(null)
            .build();
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(
            topic, null, id.getBytes(UTF_8), requests.serialize(topic, again), withoutPast(letter));
    new CloudEventHeaders(id, SOURCE, SpeechRequested.getClassSchema().getFullName(), now)
        .write(message.headers());
    return message;
  }

  private static ProducerRecord<byte[], byte[]> asItWas(String topic, DeadLetter letter) {
    return new ProducerRecord<>(
        topic, null, letter.record().key(), letter.record().value(), withoutPast(letter));
  }

  /** Without what tells of the first time: where it failed, how often, and who waited. */
  private static Headers withoutPast(DeadLetter letter) {
    Headers headers = new RecordHeaders(letter.record().headers());
    DeadLetterHeaders.remove(headers);
    OriginalSizes.remove(headers);
    PastDeliveries.remove(headers);
    Requeued.remove(headers);
    ReplyHeaders.remove(headers);
    return headers;
  }

  @Override
  public void close() {
    producer.close();
    requests.close();
  }
}
