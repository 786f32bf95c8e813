package dev.lector.bridge.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.RefusedException;

/**
 * Something that one client follows to its end: its state can be looked at, and news of it come by
 * themselves. For one thread at a time.
 *
 * @param <T> the news
 */
public interface Followed<T> {

  /**
   * The latest state.
   *
   * @param event name of the event
   * @param body what is sent
   * @param last whether nothing will follow
   */
  record State(String event, ObjectNode body, boolean last) {}

  /** Begins to listen; what happens from now on is not missed. */
  Subscription<T> follow();

  /**
   * Looks what the state is now.
   *
   * @throws RefusedException when nobody can tell now; it is asked again
   */
  State look() throws RefusedException, InterruptedException;

  /**
   * The state by news that have come.
   *
   * @throws RefusedException as {@link #look}
   */
  State after(T news) throws RefusedException, InterruptedException;
}
