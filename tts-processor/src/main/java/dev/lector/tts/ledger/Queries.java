package dev.lector.tts.ledger;

import dev.lector.events.Batch;
import dev.lector.events.Job;
import dev.lector.events.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

  Optional<Batch> batch(String batchId, int partition) {
    return Optional.ofNullable(
        this.<String, Batch>store(StoreNames.BATCHES, partition).get(batchId));
  }

  /** Items of a batch from a number on, in their order. */
  List<Job> items(String batchId, int partition, int from, int limit) {
    List<Job> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, Job> items =
        this.<Bytes, Job>store(StoreNames.ITEMS, partition)
            .range(ItemKeys.at(batchId, from), ItemKeys.end(batchId))) {
      while (items.hasNext() && found.size() < limit) {
        found.add(items.next().value);
      }
    }
    return found;
  }

  /**
   * Hours of usage that this instance keeps and that begin in a stretch of time; none when others
   * keep all of them.
   *
   * @param self this instance's {@code host:port}
   * @param tenant whose; empty for everybody's
   * @param to exclusive
   */
  List<Usage> usage(String self, Optional<String> tenant, Instant from, Instant to) {
    List<Usage> found = new ArrayList<>();
    if (!keeps(StoreNames.OPEN_USAGE, self)) {
      return found;
    }
    for (String name : List.of(StoreNames.CLOSED_USAGE, StoreNames.OPEN_USAGE)) {
      ReadOnlyKeyValueStore<Bytes, Usage> store =
          streams.store(
              StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
      try (KeyValueIterator<Bytes, Usage> hours =
          store.range(UsageMeter.first(from.toEpochMilli()), UsageMeter.first(to.toEpochMilli()))) {
        while (hours.hasNext()) {
          Usage usage = hours.next().value;
          if (tenant.isEmpty() || tenant.get().equals(usage.getTenant())) {
            found.add(usage);
          }
        }
      }
    }
    return found;
  }

  /** Whether an instance has a part of a store; true while nobody knows. */
  private boolean keeps(String store, String self) {
    Collection<StreamsMetadata> instances = streams.metadataForAllStreamsClients();
    return instances.stream().allMatch(instance -> instance.stateStoreNames().isEmpty())
        || instances.stream()
            .filter(instance -> instance.stateStoreNames().contains(store))
            .anyMatch(instance -> self.equals(instance.host() + ":" + instance.port()));
  }

  private <K, V> ReadOnlyKeyValueStore<K, V> store(String name, int partition) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore())
            .withPartition(partition));
  }
}
