package dev.lector.bridge.events;

import dev.lector.bridge.events.Followed.State;
import dev.lector.bridge.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Writes states as server-sent events, those that differ from the one before. */
final class EventWriter {
  private final OutputStream out;
  private long number;
  private String sent = "";
  private long written = System.nanoTime();

  /**
   * @param before number of the last event that the client has
   */
  EventWriter(OutputStream out, long before) {
    this.out = out;
    this.number = before;
  }

  /** Writes a state if it is another one; returns whether it was the last. */
  boolean write(State state) throws IOException {
    String body = Json.text(state.body());
    if (state.last() || !body.equals(sent)) {
      number++;
      write(
          "id: %d\nevent: %s\ndata: %s\n\n"
              .formatted(number, state.last() ? "end" : state.event(), body));
      sent = body;
    }
    return state.last();
  }

  /** Whether nothing was written for so long. */
  boolean silent(Duration time) {
    return System.nanoTime() - written >= time.toNanos();
  }

  void comment() throws IOException {
    write(": still here\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
    written = System.nanoTime();
  }
}
