package dev.lector.verifier.lanes;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is done with a completion. */
@FunctionalInterface
public interface CompletionWork {
  /**
   * Returns when a verdict is published, or none is wanted.
   *
   * @throws InterruptedException when the verifier leaves before that
   * @throws MachineFaultException when another machine may do better
   */
  void work(ConsumerRecord<byte[], byte[]> record)
      throws InterruptedException, MachineFaultException;
}
