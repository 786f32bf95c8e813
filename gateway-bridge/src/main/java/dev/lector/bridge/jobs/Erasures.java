package dev.lector.bridge.jobs;

import dev.lector.events.JobErased;
import io.opentelemetry.context.Context;

/** Where it is said that jobs are erased. */
public interface Erasures {
  /**
   * Says that nothing shall be left of a job.
   *
   * @param trace what the erasure is part of
   * @throws ErasureNotPublishedException when that could not be said
   */
  void erase(JobErased erased, Context trace)
      throws ErasureNotPublishedException, InterruptedException;
}
