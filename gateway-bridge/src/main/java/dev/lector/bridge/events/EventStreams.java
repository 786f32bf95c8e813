package dev.lector.bridge.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.Refusals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends news as server-sent events (<a
 * href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML standard</a>): an
 * event whenever something has changed, {@code end} with the last one, a comment now and then so
 * that nobody in between takes the connection for dead. A response is a parked virtual thread.
 */
public final class EventStreams implements AutoCloseable {
  private static final String CONTENT_TYPE = "text/event-stream";
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int QUIET_LOOKS = 15;
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Places places;
  private final Duration look;
  private final CountDownLatch stop = new CountDownLatch(1);

  /**
   * @param places of responses at once
   */
  public EventStreams(Places places) {
    this(places, LOOK);
  }

  /**
   * @param look how long from one look to the next
   */
  EventStreams(Places places, Duration look) {
    this.places = places;
    this.look = look;
  }

  /**
   * The latest state of something.
   *
   * @param event name of the event
   * @param state what is sent
   * @param last whether nothing will follow
   */
  public record News(String event, ObjectNode state, boolean last) {}

  /** Looks what the state is. */
  @FunctionalInterface
  public interface Source {
    /**
     * The state now.
     *
     * @throws RefusedException when nobody can tell now; it is asked again
     */
    News look() throws RefusedException, InterruptedException;
  }

  /**
   * A response that follows something to its end.
   *
   * @param tenant who follows it
   * @throws RefusedException 503 when there are too many already, 429 when the tenant has as many
   *     as its share
   */
  public Reply open(String tenant, Source source) throws RefusedException {
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
    return Reply.live(CONTENT_TYPE, out -> follow(tenant, source, out));
  }

  private void follow(String tenant, Source source, OutputStream out)
      throws IOException, InterruptedException {
    if (places.take(tenant) != Places.Verdict.FREE) {
      return;
    }
    try {
      String sent = "";
      int number = 0;
      int quiet = 0;
      boolean more = true;
      while (more) {
        News news = look(source);
        String state = news == null ? sent : Json.text(news.state());
        boolean last = news != null && news.last();
        if (news != null && (last || !state.equals(sent))) {
          number++;
          send(out, number, last ? "end" : news.event(), state);
          sent = state;
          quiet = 0;
        } else if (++quiet % QUIET_LOOKS == 0) {
          write(out, ": still here\n\n");
        }
        more = !last && !stop.await(look.toMillis(), TimeUnit.MILLISECONDS);
      }
    } finally {
      places.release(tenant);
    }
  }

  private static @Nullable News look(Source source) throws InterruptedException {
    try {
      return source.look();
    } catch (RefusedException e) {
      return null;
    }
  }

  private static void send(OutputStream out, int number, String event, String data)
      throws IOException {
    write(out, "id: %d\nevent: %s\ndata: %s\n\n".formatted(number, event, data));
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Ends all responses. */
  @Override
  public void close() {
    stop.countDown();
  }
}
