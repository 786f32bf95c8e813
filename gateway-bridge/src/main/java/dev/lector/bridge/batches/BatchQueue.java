package dev.lector.bridge.batches;

import dev.lector.events.BatchCancelled;
import dev.lector.events.SpeechRequested;
import java.util.Optional;

/** Where batches go. */
public interface BatchQueue {
  /**
   * Puts all items on the queue, or none.
   *
   * @param items read once, in order
   * @param traceParent W3C trace context of the client; empty to start a trace
   * @throws BatchNotPublishedException when none is on the queue; the message is for people
   */
  void submit(Iterable<SpeechRequested> items, Optional<String> traceParent)
      throws BatchNotPublishedException, InterruptedException;

  /**
   * Says that what has not been started of a batch shall not be.
   *
   * @throws BatchNotPublishedException when that could not be said
   */
  void cancel(BatchCancelled cancelled) throws BatchNotPublishedException, InterruptedException;
}
