package dev.lector.bridge.batches;

import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.events.SpeechRequested;
import io.opentelemetry.context.Context;

/** Where batches go. */
public interface BatchQueue {
  /**
   * Puts all items on the queue, or none.
   *
   * @param items read once, in order
   * @param trace what the batch is part of
   * @throws BatchNotPublishedException when none is on the queue; the message is for people
   */
  void submit(Iterable<SpeechRequested> items, Context trace)
      throws BatchNotPublishedException, InterruptedException;

  /**
   * Says that what has not been started of a batch shall not be.
   *
   * @param trace what the cancellation is part of
   * @throws BatchNotPublishedException when that could not be said
   */
  void cancel(BatchCancelled cancelled, Context trace)
      throws BatchNotPublishedException, InterruptedException;

  /**
   * Says that a batch is paused or resumed.
   *
   * @param trace what this is part of
   * @throws BatchNotPublishedException when that could not be said
   */
  void pause(BatchPaused change, Context trace)
      throws BatchNotPublishedException, InterruptedException;
}
