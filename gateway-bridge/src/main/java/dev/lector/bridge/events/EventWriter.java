package dev.lector.bridge.events;

import dev.lector.bridge.events.Followed.State;
import dev.lector.bridge.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;

/** Writes states as server-sent events, those that differ from the one before. */
final class EventWriter {
  private final OutputStream out;
  private long number;

  /** Of the state that was sent last, which may be long, while streams are many. */
  private byte[] sent = {};

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
    byte[] digest = digest(body);
    if (state.last() || !Arrays.equals(digest, sent)) {
      number++;
      write(
          "id: %d\nevent: %s\ndata: %s\n\n"
              .formatted(number, state.last() ? "end" : state.event(), body));
      sent = digest;
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

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
    written = System.nanoTime();
  }
}
