package dev.lector.tts.worker;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Gives the record of unfinished work back so that the broker does not count it as a failure. */
@FunctionalInterface
interface GiveBack {
  /** Leaves the record to the broker, which counts. */
  GiveBack TO_THE_BROKER = _ -> false;

  /**
   * Sees to it that the request is delivered again.
   *
   * @return whether another record stands for it now, so that this one has to be acknowledged;
   *     otherwise it has to be released
   */
  boolean publishAgain(ConsumerRecord<byte[], byte[]> record) throws InterruptedException;
}
