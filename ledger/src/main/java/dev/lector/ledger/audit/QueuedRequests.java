package dev.lector.ledger.audit;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Requests that have not ended, in two stores: where in the queues each is, and which is where.
 *
 * @param requests by requestId
 * @param positions requestIds by {@link QueuePosition#key}
 */
record QueuedRequests(
    KeyValueStore<String, byte[]> requests, KeyValueStore<Bytes, String> positions) {

  @Nullable QueuedRequest get(String id) {
    return QueuedRequest.of(requests.get(id));
  }

  void replace(String id, @Nullable QueuedRequest before, QueuedRequest after) {
    if (before != null) {
      before.places().forEach(place -> positions.delete(place.position().key()));
    }
    after.places().forEach(place -> positions.put(place.position().key(), id));
    requests.put(id, after.toBytes());
  }

  void forget(String id) {
    QueuedRequest known = get(id);
    if (known != null) {
      known.places().forEach(place -> positions.delete(place.position().key()));
      requests.delete(id);
    }
  }

  /** Forgets that a request is in a place. */
  void forget(QueuePosition position) {
    positions.delete(position.key());
  }

  /**
   * Which requests are where.
   *
   * @param from the first offset
   * @param to the offset behind the last one
   * @param most entries to look at
   */
  List<KeyValue<Bytes, String>> within(TopicPartition partition, long from, long to, int most) {
    List<KeyValue<Bytes, String>> found = new ArrayList<>();
    String topic = partition.topic();
    try (KeyValueIterator<Bytes, String> entries =
        positions.range(
            new QueuePosition(topic, partition.partition(), from).key(),
            new QueuePosition(topic, partition.partition(), to).key())) {
      while (entries.hasNext() && found.size() < most) {
        KeyValue<Bytes, String> entry = entries.next();
        // The end of a store's range is part of it.
        if (QueuePosition.of(entry.key).offset() < to) {
          found.add(entry);
        }
      }
    }
    return found;
  }
}
