package dev.lector.ledger.batches;

import dev.lector.events.Batch;
import dev.lector.topics.BatchKey;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keys of batches in a store: the batchId, a byte 0x1F and the tenant, so that two tenants who name
 * a batch alike have one each. Neither name holds a control character. Earlier versions had the
 * batchId alone: a batch that is known by it keeps that key.
 */
public final class BatchKeys {
  private BatchKeys() {}

  /** The key of a tenant's batch, known or not. */
  static String of(ReadOnlyKeyValueStore<String, Batch> batches, String batchId, String tenant) {
    String key = BatchKey.of(batchId, tenant);
    if (batches.get(key) == null) {
      Batch earlier = batches.get(batchId);
      if (earlier != null && earlier.getTenant().equals(tenant)) {
        return batchId;
      }
    }
    return key;
  }

  /**
   * The key of the batch with an id; of several tenants' the one that was opened first.
   *
   * @param tenant whose; empty for anybody's
   */
  public static Optional<String> find(
      ReadOnlyKeyValueStore<String, Batch> batches, String batchId, Optional<String> tenant) {
    if (tenant.isPresent()) {
      String key = of(batches, batchId, tenant.get());
      return batches.get(key) == null ? Optional.empty() : Optional.of(key);
    }
    Batch earlier = batches.get(batchId);
    @Nullable Batch first = earlier;
    Optional<String> found = earlier == null ? Optional.empty() : Optional.of(batchId);
    try (KeyValueIterator<String, Batch> all =
        batches.prefixScan(BatchKey.of(batchId, ""), new StringSerializer())) {
      while (all.hasNext()) {
        KeyValue<String, Batch> entry = all.next();
        if (entry.value != null
            && (first == null || entry.value.getOpenedAt().isBefore(first.getOpenedAt()))) {
          first = entry.value;
          found = Optional.of(entry.key);
        }
      }
    }
    return found;
  }
}
