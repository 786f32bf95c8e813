package dev.lector.tts.worker.lanes;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a lane does with a record it has taken. */
@FunctionalInterface
public interface RecordWork {

  /**
   * Works the record off, outcome published. Called in a thread of its own; interrupted when the
   * worker leaves.
   *
   * @param lease the lock on the record, which the lane renews meanwhile
   * @throws InterruptedException when interrupted before the outcome was published
   */
  Disposition work(ConsumerRecord<byte[], byte[]> record, Lease lease) throws InterruptedException;
}
