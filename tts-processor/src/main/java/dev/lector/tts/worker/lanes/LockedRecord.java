package dev.lector.tts.worker.lanes;

import dev.lector.tts.worker.common.WorkerMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.AcknowledgementCommitCallback;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record that a lane holds, with its lock. A lock cannot be extended in the background: the
 * record is acknowledged with {@code RENEW}, the acknowledgement committed (else the client fetches
 * further records whose locks then lapse unseen) and the record taken again from a {@code poll},
 * which returns nothing but renewed records while there are any. For the lane's thread alone, but
 * for the lease.
 */
final class LockedRecord {
  private static final Logger LOG = LoggerFactory.getLogger(LockedRecord.class);

  /** How long the broker may take to confirm an acknowledgement. */
  private static final Duration COMMIT = Duration.ofSeconds(10);

  private final String lane;
  private final ShareConsumer<byte[], byte[]> consumer;
  private final ConsumerRecord<byte[], byte[]> record;
  private final Duration defaultLock;
  private final WorkerMetrics metrics;
  private final Lease lease;

  /**
   * @param asked {@link System#nanoTime} before the broker can have handed the record out
   * @param defaultLock lock duration, should the broker not say it
   */
  LockedRecord(
      String lane,
      ShareConsumer<byte[], byte[]> consumer,
      ConsumerRecord<byte[], byte[]> record,
      long asked,
      Duration defaultLock,
      WorkerMetrics metrics) {
    this.lane = lane;
    this.consumer = consumer;
    this.record = record;
    this.defaultLock = defaultLock;
    this.metrics = metrics;
    this.lease = new Lease(asked, lock());
  }

  ConsumerRecord<byte[], byte[]> record() {
    return record;
  }

  Lease lease() {
    return lease;
  }

  /** How long the broker keeps the record for this lane from now on, when it renews it. */
  Duration lock() {
    return consumer.acquisitionLockTimeoutMs().map(Duration::ofMillis).orElse(defaultLock);
  }

  void renew() {
    long start = System.nanoTime();
    consumer.acknowledge(record, AcknowledgeType.RENEW);
    Optional<KafkaException> failure = commit();
    if (failure.isPresent()) {
      lost(failure.get());
      return;
    }
    boolean again = false;
    for (ConsumerRecord<byte[], byte[]> other : consumer.poll(Duration.ZERO)) {
      if (other.partition() == record.partition() && other.offset() == record.offset()) {
        again = true;
      } else {
        // Not expected while a renewed record is held; nobody here has time for it.
        consumer.acknowledge(other, AcknowledgeType.RELEASE);
      }
    }
    if (again) {
      lease.renewed(start, lock());
      metrics.renewed();
    } else {
      lost(null);
    }
  }

  /**
   * The record has ended. The next poll or commit sends the acknowledgement along, which spares a
   * round trip for each; the consumer then tells this whether the broker took it.
   */
  void accept() {
    consumer.setAcknowledgementCommitCallback(new Settling());
    consumer.acknowledge(record, AcknowledgeType.ACCEPT);
  }

  /** The record has ended; returns when the broker knows. */
  void acceptNow() {
    consumer.acknowledge(record, AcknowledgeType.ACCEPT);
    commit().ifPresent(this::lost);
  }

  /** Somebody else must have the record; the broker counts a delivery. */
  void release() {
    consumer.acknowledge(record, AcknowledgeType.RELEASE);
    commit().ifPresent(this::lost);
  }

  /** Sends the acknowledgements and returns why the broker refused one, if it did. */
  private Optional<KafkaException> commit() {
    try {
      return consumer.commitSync(COMMIT).values().stream().flatMap(Optional::stream).findFirst();
    } catch (KafkaException e) {
      return Optional.of(e);
    }
  }

  private void lost(@Nullable Exception cause) {
    lease.lose();
    metrics.lockLost();
    LOG.warn(
        "{} lost its lock on {}, which another lane will take (and find the audio, if it was stored): {}",
        lane,
        this,
        cause == null ? "not renewed" : cause.toString());
  }

  /** Where it is, for logs. */
  @Override
  public String toString() {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }

  /** Hears whether the broker took the acknowledgement of the record, which is done. */
  private final class Settling implements AcknowledgementCommitCallback {
    private boolean heard;

    @Override
    public void onComplete(
        Map<TopicIdPartition, Set<Long>> offsets, @Nullable Exception exception) {
      if (heard || offsets.values().stream().noneMatch(some -> some.contains(record.offset()))) {
        return;
      }
      heard = true;
      if (exception != null) {
        lost(exception);
      }
    }
  }
}
