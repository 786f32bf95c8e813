package dev.lector.deadletters;

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
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
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
 * that cannot be read are sent as they were. Safe for use by many threads.
 */
public final class Replay implements AutoCloseable {
  private static final String SOURCE = "/lector/dead-letters";
  private static final Pattern AGAIN = Pattern.compile("-replay-\\d+\\.\\d+$");

  private final InstantSource clock;
  private final KafkaProducer<byte[], byte[]> producer;
  private final SpecificAvroSerializer<SpeechRequested> requests = new SpecificAvroSerializer<>();

  /**
   * @param kafka properties of a producer
   * @param registry properties of the registry's client
   * @param clock dates requests
   */
  public Replay(Map<String, ?> kafka, Map<String, String> registry, InstantSource clock) {
    this.clock = clock;
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    requests.configure(registry, false);
  }

  /**
   * Sends a letter, and waits until the brokers have it.
   *
   * @param letter one that is not {@linkplain DeadLetter#refusal refused}
   * @return the topic it went to
   * @throws KafkaException when brokers or the registry did not take it
   */
  public String send(DeadLetter letter) throws InterruptedException {
    String topic = letter.topic();
    Instant now = Instant.ofEpochMilli(clock.millis());
    try {
      var _ =
          producer
              .send(
                  letter
                      .request()
                      .map(request -> anew(topic, letter, request(letter, request, now)))
                      .orElseGet(() -> asItWas(topic, letter)))
              .get();
      return topic;
    } catch (ExecutionException e) {
      throw new KafkaException("It was not taken: " + e.getCause(), e);
    }
  }

  /** Id of the request that a letter becomes. */
  public static String idOf(DeadLetter letter) {
    String suffix = "-replay-%d.%d".formatted(letter.id().partition(), letter.id().offset());
    String first = AGAIN.matcher(letter.requestId()).replaceFirst("");
    while (FieldLimit.REQUEST_ID.violation(first + suffix).isPresent() && !first.isEmpty()) {
      first = first.substring(0, first.offsetByCodePoints(first.length(), -1));
    }
    return first + suffix;
  }

  /**
   * The request that a letter becomes.
   *
   * @param request what is in the letter
   */
  public static SpeechRequested request(DeadLetter letter, SpeechRequested request, Instant now) {
    return SpeechRequested.newBuilder(request)
        .setRequestId(idOf(letter))
        .setRequestedAt(now)
        .setDeadline(null)
        .setBatchId(null)
        .setItem(null)
        .setBatchItems(null)
        .setStream(false) // nobody listens
        .build();
  }

  private ProducerRecord<byte[], byte[]> anew(
      String topic, DeadLetter letter, SpeechRequested again) {
    String id = again.getRequestId();
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(
            topic, null, id.getBytes(UTF_8), requests.serialize(topic, again), withoutPast(letter));
    String type = SpeechRequested.getClassSchema().getFullName();
    new CloudEventHeaders(id, SOURCE, type, again.getRequestedAt()).write(message.headers());
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
