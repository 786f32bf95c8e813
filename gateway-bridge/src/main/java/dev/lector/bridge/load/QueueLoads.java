package dev.lector.bridge.load;

import dev.lector.topics.Topics;

/**
 * Both queues of the farm.
 *
 * @param interactive requests somebody waits for
 * @param batch items of batches, and requests nobody waits for, that were handed on to the farm
 */
public record QueueLoads(QueueLoad interactive, QueueLoad batch) {
  /** Of a farm nothing is known of yet. */
  public QueueLoads() {
    this(new QueueLoad(), new QueueLoad());
  }

  /**
   * The queue a request was in that has ended.
   *
   * @param topic it was taken from; empty when the worker does not say
   * @param item whether it was one of a batch
   */
  public QueueLoad of(String topic, boolean item) {
    boolean later = topic.isEmpty() ? item : !topic.equals(Topics.REQUESTS);
    return later ? batch : interactive;
  }
}
