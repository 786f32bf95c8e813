package dev.lector.tts.worker.lanes;

import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Lets another record stand for a request whose work is not finished. */
public interface HandOver {
  /** Leaves every record to the broker, which counts what is given back as a failure. */
  HandOver NONE =
      new HandOver() {
        @Override
        public boolean giveBack(ConsumerRecord<byte[], byte[]> record) {
          return false;
        }

        @Override
        public boolean moveOn(
            ConsumerRecord<byte[], byte[]> record, FutureTask<Disposition> running, Lease lease) {
          return false;
        }
      };

  /**
   * Sees to it that a request is delivered again, since the worker leaves.
   *
   * @return whether another record stands for it now, so that this one has to be acknowledged;
   *     otherwise it has to be released
   */
  boolean giveBack(ConsumerRecord<byte[], byte[]> record) throws InterruptedException;

  /**
   * Moves a request whose work takes long to where it holds up nobody.
   *
   * @param running the work, which goes on
   * @param lease with which the work was begun
   * @return whether another record stands for it now, so that this one has to be acknowledged;
   *     otherwise the lane goes on holding it
   */
  boolean moveOn(
      ConsumerRecord<byte[], byte[]> record, FutureTask<Disposition> running, Lease lease)
      throws InterruptedException;
}
