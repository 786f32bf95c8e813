package dev.lector.ledger.http;

import dev.lector.events.Batch;
import dev.lector.events.Job;
import dev.lector.events.Usage;
import dev.lector.ledger.batches.BatchItems;
import dev.lector.ledger.batches.BatchKeys;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.ledger.usage.UsagePage;
import dev.lector.ledger.usage.UsageQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Questions to the stores of this instance, and whom to ask for the rest. */
final class Queries {
  private final KafkaStreams streams;

  Queries(KafkaStreams streams) {
    this.streams = streams;
  }

  /** Who has a key of a store, and in which partition; empty while that is not settled. */
  Optional<KeyQueryMetadata> owner(String store, String key) {
    KeyQueryMetadata metadata =
        streams.queryMetadataForKey(store, key, Serdes.String().serializer());
    return metadata == null || metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)
        ? Optional.empty()
        : Optional.of(metadata);
  }

  /** Every instance there is. */
  Set<String> everybody() {
    Set<String> hosts = new TreeSet<>();
    for (StreamsMetadata instance : streams.metadataForAllStreamsClients()) {
      if (!instance.hostInfo().equals(HostInfo.unavailable())) {
        hosts.add(instance.host() + ":" + instance.port());
      }
    }
    return hosts;
  }

  Optional<Job> job(String requestId, int partition) {
    return Optional.ofNullable(this.<String, Job>store(StoreNames.JOBS, partition).get(requestId));
  }

  /**
   * A batch.
   *
   * @param tenant whose; empty for anybody's
   */
  Optional<Batch> batch(String batchId, Optional<String> tenant, int partition) {
    ReadOnlyKeyValueStore<String, Batch> batches = store(StoreNames.BATCHES, partition);
    return BatchKeys.find(batches, batchId, tenant).map(batches::get);
  }

  /** Items of a batch from a number on, in their order. */
  List<Job> items(String batchId, Optional<String> tenant, int partition, int from, int limit) {
    Optional<String> batch = BatchKeys.find(store(StoreNames.BATCHES, partition), batchId, tenant);
    return batch.isEmpty()
        ? List.of()
        : BatchItems.of(
            store(StoreNames.ITEMS, partition),
            store(StoreNames.VERIFICATIONS, partition),
            batch.get(),
            from,
            limit);
  }

  /**
   * A page of the hours of one tenant, in order, and one hour more where there is.
   *
   * @param partition where they are
   */
  List<Usage> usageOf(String tenant, UsageQuery query, int partition) {
    UsagePage page = new UsagePage(query.limit() + 1);
    page.add(
        this.<Bytes, Usage>store(StoreNames.TENANT_USAGE, partition)
            .range(query.firstByTenant(tenant), query.endByTenant(tenant)),
        _ -> true);
    page.add(openHours(query, partition), usage -> usage.getTenant().equals(tenant));
    return page.hours();
  }

  /** The same of everybody, as far as this instance keeps them. */
  List<Usage> usageOfAll(UsageQuery query, int partitions) {
    UsagePage page = new UsagePage(query.limit() + 1);
    for (int partition = 0; partition < partitions; partition++) {
      try {
        page.add(
            this.<Bytes, Usage>store(StoreNames.CLOSED_USAGE, partition)
                .range(query.firstByHour(), query.endByHour()),
            _ -> true);
        page.add(openHours(query, partition), _ -> true);
      } catch (InvalidStateStorePartitionException e) {
        // Another instance has it.
      }
    }
    return page.hours();
  }

  /** Few: those that run, and for some seconds those that are just over. */
  private KeyValueIterator<Bytes, Usage> openHours(UsageQuery query, int partition) {
    return this.<Bytes, Usage>store(StoreNames.OPEN_USAGE, partition)
        .range(query.firstByHour(), query.endByHour());
  }

  private <K, V> ReadOnlyKeyValueStore<K, V> store(String name, int partition) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore())
            .withPartition(partition));
  }
}
