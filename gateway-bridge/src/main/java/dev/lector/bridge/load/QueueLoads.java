package dev.lector.bridge.load;

/**
 * Both queues of the farm.
 *
 * @param interactive requests somebody waits for
 * @param batch items of batches that were handed on to the farm
 */
public record QueueLoads(QueueLoad interactive, QueueLoad batch) {
  /** Of a farm nothing is known of yet. */
  public QueueLoads() {
    this(new QueueLoad(), new QueueLoad());
  }
}
