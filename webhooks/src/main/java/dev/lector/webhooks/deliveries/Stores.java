package dev.lector.webhooks.deliveries;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** State stores; their changelog topics carry their names, which never change. */
final class Stores {
  /** webhookId to WebhookDelivery. */
  static final String DELIVERIES = "deliveries";

  /** When something is due with them, see {@link LaneAgenda}. */
  static final String AGENDA = "agenda";

  /** Addresses that want no more webhooks, to until when that is remembered, ms since 1970 UTC. */
  static final String GONE = "gone";

  private Stores() {}

  static <K, V> StoreBuilder<KeyValueStore<K, V>> builder(
      String name, Serde<K> keys, Serde<V> values) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name), keys, values);
  }

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> agenda() {
    return builder(AGENDA, Serdes.Bytes(), Serdes.ByteArray());
  }

  static StoreBuilder<KeyValueStore<String, Long>> gone() {
    return builder(GONE, Serdes.String(), Serdes.Long());
  }

  static LaneAgenda agenda(ProcessorContext<?, ?> context) {
    return new LaneAgenda(context.getStateStore(AGENDA));
  }
}
