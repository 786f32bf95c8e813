package dev.lector.bridge.events;

import dev.lector.bridge.events.Followed.State;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.Refusals;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends what happens as server-sent events (<a
 * href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML standard</a>): the
 * state when the response begins, an event whenever it has changed, {@code end} with the last one.
 * A client that comes again after a break begins with the state it finds, so it misses nothing that
 * matters. A response is a parked virtual thread that news wake; nobody is asked meanwhile, except
 * now and then whether any were lost. A client whose token ends has its response end within
 * seconds.
 */
public final class EventStreams implements AutoCloseable {
  private static final String CONTENT_TYPE = "text/event-stream";
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final int LONGEST_ID = 18;

  /**
   * When a response does what by itself.
   *
   * @param comment how long it is silent before it writes a comment, so that nobody in between
   *     takes the connection for dead
   * @param again how long until a state that nobody could tell is asked for again
   * @param check how long without news until it looks whether any were lost
   * @param admitted how often it looks whether its client may still be here
   */
  record Times(Duration comment, Duration again, Duration check, Duration admitted) {
    static final Times USUAL =
        new Times(
            Duration.ofSeconds(15),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(5));

    /** How long it waits for news at most. */
    Duration wake() {
      return comment.compareTo(admitted) < 0 ? comment : admitted;
    }
  }

  private final Places places;
  private final Times times;
  private final Set<Subscription<?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  /**
   * @param places of responses at once
   */
  public EventStreams(Places places) {
    this(places, Times.USUAL);
  }

  /** The same with times of its own. */
  EventStreams(Places places, Times times) {
    this.places = places;
    this.times = times;
  }

  /**
   * A response that follows something to its end.
   *
   * @throws RefusedException 503 when there are too many already, 429 when the tenant has as many
   *     as its share
   */
  public Reply open(Call call, Followed<?> followed) throws RefusedException {
    String tenant = call.caller().tenant();
    switch (places.look(tenant)) {
      case FULL ->
          throw new RefusedException(
              Reply.unavailable(
                  "Too many event streams are open; ask for the state instead.",
                  (int) RETRY.toSeconds()));
      case SHARE_USED ->
          throw new RefusedException(
              Refusals.tooMuch(
                  "This tenant has as many event streams open as its share; ask for the state"
                      + " instead.",
                  RETRY));
      case FREE -> {
        // Taken when the response begins: one that never does would keep it.
      }
    }
    long before = lastEvent(call);
    return Reply.live(
        CONTENT_TYPE, out -> send(tenant, call::stillAdmitted, before, followed, out));
  }

  /** How many responses are followed now. */
  int listening() {
    return open.size();
  }

  /** Numbers go on where the client's last response ended. */
  private static long lastEvent(Call call) {
    return call.header("Last-Event-ID")
        .filter(id -> id.length() <= LONGEST_ID && id.matches("\\d+"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  private <T> void send(
      String tenant, BooleanSupplier admitted, long before, Followed<T> followed, OutputStream out)
      throws IOException, InterruptedException {
    if (places.take(tenant) != Places.Verdict.FREE) {
      return;
    }
    // Listening comes before looking, so that nothing can slip through between the two.
    try (Subscription<T> news = followed.follow()) {
      open.add(news);
      try {
        if (!stopped) {
          send(new EventWriter(out, before), admitted, followed, news);
        }
      } finally {
        open.remove(news);
      }
    } finally {
      places.release(tenant);
    }
  }

  private <T> void send(
      EventWriter writer, BooleanSupplier admitted, Followed<T> followed, Subscription<T> news)
      throws IOException, InterruptedException {
    State state = look(followed);
    long looked = System.nanoTime();
    while (!news.ended()) {
      if (state != null && writer.write(state)) {
        return;
      }
      T next = news.next(state == null ? times.again : times.wake());
      if (!admitted.getAsBoolean()) {
        return;
      }
      if (next != null) {
        state = after(followed, next);
      } else if (state == null || System.nanoTime() - looked >= times.check.toNanos()) {
        state = look(followed);
        looked = System.nanoTime();
      }
      if (writer.silent(times.comment)) {
        writer.comment();
      }
    }
  }

  private static @Nullable State look(Followed<?> followed) throws InterruptedException {
    try {
      return followed.look();
    } catch (RefusedException e) {
      return null;
    }
  }

  private static <T> @Nullable State after(Followed<T> followed, T news)
      throws InterruptedException {
    try {
      return followed.after(news);
    } catch (RefusedException e) {
      return null;
    }
  }

  /** Ends all responses. */
  @Override
  public void close() {
    stopped = true;
    open.forEach(Subscription::end);
  }
}
