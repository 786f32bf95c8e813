package dev.lector.ledger.stores;

import dev.lector.ledger.events.Events;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A serde for a store. An entry that cannot be read, since somebody else has written into its
 * change log, is as good as none: it must not stop the ledger, which would find it there again at
 * each start.
 */
public final class StoreSerde {
  private static final Logger LOG = LoggerFactory.getLogger(StoreSerde.class);

  private StoreSerde() {}

  /**
   * Reads and writes as another serde, and passes over what cannot be read.
   *
   * @param unreadable counts the entries that are passed over
   */
  public static <T> Serde<T> of(Serde<T> serde, LongAdder unreadable) {
    Deserializer<T> strict = serde.deserializer();
    Deserializer<T> lenient =
        (topic, bytes) -> {
          try {
            return strict.deserialize(topic, bytes);
          } catch (SerializationException e) {
            if (Events.isRegistryAway(e)) {
              throw e;
            }
            unreadable.increment();
            LOG.warn("An entry of {} cannot be read and is passed over: {}", topic, e.getMessage());
            return null;
          }
        };
    return Serdes.serdeFrom(serde.serializer(), lenient);
  }
}
