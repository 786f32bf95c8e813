package dev.lector.ledger;

import dev.lector.ledger.stores.StoreSerde;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * State stores of the ledger.
 *
 * @param unreadable counts values that cannot be decoded
 */
record StoreBuilders(LongAdder unreadable) {

  <K, V> StoreBuilder<KeyValueStore<K, V>> keyValue(String name, Serde<K> keys, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), keys, StoreSerde.of(values, unreadable));
  }

  /** What a {@link dev.lector.ledger.stores.Agenda} is kept in. */
  StoreBuilder<KeyValueStore<Bytes, byte[]>> agenda(String name) {
    return keyValue(name, Serdes.Bytes(), Serdes.ByteArray());
  }
}
