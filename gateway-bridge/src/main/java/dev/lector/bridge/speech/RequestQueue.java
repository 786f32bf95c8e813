package dev.lector.bridge.speech;

import dev.lector.events.SpeechRequested;
import io.opentelemetry.context.Context;
import java.util.concurrent.CompletionStage;

/** Where requests go. */
@FunctionalInterface
public interface RequestQueue {
  /** Which way a request goes. */
  enum Priority {
    /** Somebody waits: straight to the farm, with the reply to come to this bridge. */
    AWAITED,
    /** Nobody waits: the way of batches, tenants in turn. */
    LATER
  }

  /**
   * Puts a request on the queue. May block for a short while when the queue is slow.
   *
   * @param request what is asked
   * @param priority which way it goes
   * @param trace what the request is part of
   * @return done when the request is safely on the queue; failed, with a message for people, when
   *     it is not
   */
  CompletionStage<Void> publish(SpeechRequested request, Priority priority, Context trace);
}
