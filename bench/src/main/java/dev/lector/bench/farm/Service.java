package dev.lector.bench.farm;

/** What stands for a GPU: it takes its time. */
@FunctionalInterface
interface Service {
  /** Returns when the task is done. */
  void work(Task task) throws InterruptedException;
}
