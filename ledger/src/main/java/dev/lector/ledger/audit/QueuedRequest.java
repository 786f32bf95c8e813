package dev.lector.ledger.audit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A request that has not ended, as the audit of the queues knows it.
 *
 * @param republished how often the ledger has published it again
 * @param places where it is in the queues, the latest last; of each partition only the last record,
 *     since who has passed that one has passed all. Empty from being published again until that is
 *     read.
 */
record QueuedRequest(int republished, List<Place> places) {
  /** More than there are queues; a request whose partition changes leaves one behind each time. */
  private static final int MOST = 8;

  /**
   * A position and when it was read.
   *
   * @param position in a queue
   * @param seenAt ms since 1970 UTC, by the ledger's clock
   */
  record Place(QueuePosition position, long seenAt) {}

  QueuedRequest {
    places = List.copyOf(places);
  }

  /** A request that was not known. */
  static QueuedRequest unseen() {
    return new QueuedRequest(0, List.of());
  }

  QueuedRequest seen(QueuePosition position, long now) {
    List<Place> next = new ArrayList<>(places);
    next.removeIf(place -> place.position().topicPartition().equals(position.topicPartition()));
    next.add(new Place(position, now));
    return new QueuedRequest(
        republished, next.subList(Math.max(0, next.size() - MOST), next.size()));
  }

  QueuedRequest without(QueuePosition position) {
    return new QueuedRequest(
        republished, places.stream().filter(place -> !place.position().equals(position)).toList());
  }

  /** Published again, at a place that will be read. */
  QueuedRequest publishedAgain() {
    return new QueuedRequest(republished + 1, List.of());
  }

  /** Where it was read last. */
  Optional<Place> latest() {
    return places.isEmpty() ? Optional.empty() : Optional.of(places.getLast());
  }

  /** For a store: the number (4 bytes), and of each place the time (8), a length (4), the key. */
  byte[] toBytes() {
    List<byte[]> keys = places.stream().map(place -> place.position().key().get()).toList();
    int size = Integer.BYTES;
    for (byte[] key : keys) {
      size += Long.BYTES + Integer.BYTES + key.length;
    }
    ByteBuffer buffer = ByteBuffer.allocate(size).putInt(republished);
    for (int i = 0; i < keys.size(); i++) {
      buffer.putLong(places.get(i).seenAt()).putInt(keys.get(i).length).put(keys.get(i));
    }
    return buffer.array();
  }

  static @Nullable QueuedRequest of(byte @Nullable [] stored) {
    if (stored == null) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(stored);
    int republished = buffer.getInt();
    List<Place> places = new ArrayList<>();
    while (buffer.hasRemaining()) {
      long seenAt = buffer.getLong();
      byte[] key = new byte[buffer.getInt()];
      buffer.get(key);
      places.add(new Place(QueuePosition.of(Bytes.wrap(key)), seenAt));
    }
    return new QueuedRequest(republished, places);
  }
}
