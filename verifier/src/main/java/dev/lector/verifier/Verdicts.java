package dev.lector.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechVerified;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.headers.TraceParent;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.RecordFaults;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.serde.UndecodableRecordException;
import dev.lector.topics.Topics;
import dev.lector.verifier.lanes.CompletionWork;
import dev.lector.verifier.lanes.MachineFaultException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads completions and publishes the verdict on each that asks for one; returns when the broker
 * has it. While the registry or the broker is away it is tried again, and the lane holds the
 * record.
 */
final class Verdicts implements CompletionWork, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);
  private static final String SOURCE = "/lector/verifier";
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /**
   * Deliveries after which something about the completion ends verifiers: near the brokers' ten,
   * since a verifier that is killed may cost some that nobody saw.
   */
  static final int MOST_DELIVERIES = 8;

  private final Verification verification;
  private final SpecificAvroDeserializer<SpeechFinished> completions;
  private final SpecificAvroSerializer<SpeechVerified> verdicts;
  private final Producer<byte[], byte[]> producer;
  private final MeterRegistry meters;

  Verdicts(
      VerifierConfig config,
      Verification verification,
      SchemaRegistryClient registry,
      MeterRegistry meters) {
    this.verification = verification;
    this.meters = meters;
    completions = new SpecificAvroDeserializer<>(registry, SpeechFinished.class);
    completions.configure(config.registry(), false);
    verdicts = new SpecificAvroSerializer<>(registry);
    verdicts.configure(config.registry(), false);
    Map<String, Object> properties = new HashMap<>(config.kafka());
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, config.name());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void work(ConsumerRecord<byte[], byte[]> record)
      throws InterruptedException, MachineFaultException {
    Optional<SpeechFinished> finished = read(record).filter(Verification::isWanted);
    if (finished.isEmpty()) {
      return;
    }
    short deliveries = record.deliveryCount().orElse((short) 1);
    SpeechVerified verdict =
        deliveries > MOST_DELIVERIES
            ? verification.givenUp(
                finished.get(), "The work on it has broken off %d times".formatted(deliveries - 1))
            : verification.of(finished.get());
    publish(verdict, TraceParent.read(record.headers()).orElseGet(TraceParent::create));
    Timer.builder("lector.verifier.verdicts")
        .description("Verdicts, and how long each took")
        .tag("verdict", verdict.getVerdict().name().toLowerCase(Locale.ROOT))
        .register(meters)
        .record(Duration.ofMillis(verdict.getTookMs()));
    LOG.debug(
        "{} {}: {} {}",
        verdict.getRequestId(),
        verdict.getVerdict(),
        verdict.getDifferingWords(),
        verdict.getReason());
  }

  /** Empty for what will never be a completion. */
  private Optional<SpeechFinished> read(ConsumerRecord<byte[], byte[]> record)
      throws InterruptedException {
    while (true) {
      try {
        return Optional.ofNullable(completions.deserialize(record.topic(), record.value()));
      } catch (UndecodableRecordException e) {
        return Optional.empty();
      } catch (SerializationException e) {
        LOG.warn("A completion cannot be read now and is read again: {}", e.getMessage());
        Thread.sleep(PAUSE);
      }
    }
  }

  private void publish(SpeechVerified verdict, TraceParent trace) throws InterruptedException {
    RecordHeaders headers = new RecordHeaders();
    new CloudEventHeaders(
            UUID.randomUUID().toString(),
            SOURCE,
            verdict.getSchema().getFullName(),
            verdict.getVerifiedAt())
        .write(headers);
    trace.write(headers);
    while (true) {
      try {
        producer
            .send(
                new ProducerRecord<>(
                    Topics.VERIFICATIONS,
                    null,
                    verdict.getRequestId().getBytes(UTF_8),
                    verdicts.serialize(Topics.VERIFICATIONS, verdict),
                    headers))
            .get();
        return;
      } catch (ExecutionException | KafkaException e) {
        if (RecordFaults.isCauseOf(e)) {
          LOG.error("The verdict on {} cannot be published", verdict.getRequestId(), e);
          return;
        }
        LOG.warn("A verdict cannot be published now and is sent again: {}", e.getMessage());
        Thread.sleep(PAUSE);
      }
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    completions.close();
    verdicts.close();
  }
}
