package dev.lector.ledger.events;

import dev.lector.registry.RegistryUnavailableException;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.SpecificAvroSerializer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serdes of events for public topics, internal topics and stores alike. All write an event as on
 * its public topic: what a store keeps can be read by later versions, whose events have more
 * fields, and internal topics leave no subjects in the registry.
 */
public final class Events {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final SchemaRegistryClient client;
  private final Map<String, String> registry;
  private final int largest;
  private final Duration patience;
  private final Duration pause;

  /** Events of any size. */
  public Events(SchemaRegistryClient client, Map<String, String> registry) {
    this(client, registry, Integer.MAX_VALUE);
  }

  /**
   * @param largest what an event may have, bytes
   */
  public Events(SchemaRegistryClient client, Map<String, String> registry, int largest) {
    this(client, registry, largest, PATIENCE, PAUSE);
  }

  /**
   * @param patience how long it waits for a registry that is away
   * @param pause between two tries
   */
  public Events(
      SchemaRegistryClient client,
      Map<String, String> registry,
      int largest,
      Duration patience,
      Duration pause) {
    this.client = client;
    this.registry = registry;
    this.largest = largest;
    this.patience = patience;
    this.pause = pause;
  }

  /**
   * A serde of one event.
   *
   * @param topic the public topic that carries it
   * @param type its generated class
   */
  public <T extends SpecificRecord> Serde<T> of(String topic, Class<T> type) {
    SpecificAvroSerializer<T> serializer = new SpecificAvroSerializer<>(client);
    serializer.configure(registry, false);
    SpecificAvroDeserializer<T> deserializer = new SpecificAvroDeserializer<>(client, type);
    deserializer.configure(registry, false);
    Serializer<T> write =
        (_, event) -> fitting(topic, patiently(() -> serializer.serialize(topic, event)));
    Deserializer<T> read = (_, bytes) -> patiently(() -> deserializer.deserialize(topic, bytes));
    return Serdes.serdeFrom(write, read);
  }

  /** Whether it is the registry that a failure comes from, and not the bytes. */
  public static boolean isRegistryAway(SerializationException failure) {
    return failure.getCause() instanceof RegistryUnavailableException;
  }

  /**
   * Waits for a registry that is away: a thread that fails loses its stores. Not for longer than a
   * transaction may be open.
   */
  private <R> @Nullable R patiently(Supplier<@Nullable R> step) {
    long start = System.nanoTime();
    while (true) {
      try {
        return step.get();
      } catch (SerializationException e) {
        if (!isRegistryAway(e) || System.nanoTime() - start > patience.toNanos()) {
          throw e;
        }
        LOG.warn("Waiting for the schema registry: {}", e.getMessage());
        waitABit(e);
      }
    }
  }

  private void waitABit(SerializationException failure) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  private byte @Nullable [] fitting(String topic, byte @Nullable [] bytes) {
    if (bytes != null && bytes.length > largest) {
      throw new OversizedEventException(
          "An event of %s is %d bytes long; the ledger takes %d"
              .formatted(topic, bytes.length, largest));
    }
    return bytes;
  }
}
