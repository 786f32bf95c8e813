package dev.lector.bridge.workers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list of what the heartbeats tell, as JSON. It is written once a second at most, for all who
 * ask, and bounded, whatever the heartbeats carry.
 */
final class BoundedList {
  /** Longest list, bytes; hundreds of workers with all their voices are shorter. */
  static final int LONGEST = 2 << 20;

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int RETRY_SECONDS = 2;

  private final String name;
  private final Supplier<Optional<List<ObjectNode>>> items;
  private final LongSupplier nanoTime;

  /** What was written last; null before the first time. */
  private @Nullable Written written;

  @SuppressWarnings("ArrayRecordComponent") // sent, never compared
  private record Written(byte[] json, long at) {}

  /**
   * @param name of the list in the JSON object around it
   * @param items to tell; empty while nobody knows who is there
   * @param nanoTime the clock for periods
   */
  BoundedList(String name, Supplier<Optional<List<ObjectNode>>> items, LongSupplier nanoTime) {
    this.name = name;
    this.items = items;
    this.nanoTime = nanoTime;
  }

  /** The list as an answer; 503 while nobody knows who is there. */
  Reply reply() {
    return json()
        .map(
            json ->
                new Reply(
                    200,
                    Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
                    new Reply.Bytes(json)))
        .orElseGet(
            () ->
                Reply.unavailable(
                    "The workers' heartbeats have not been read yet; try again soon.",
                    RETRY_SECONDS));
  }

  /** The list; empty while nobody knows who is there. */
  synchronized Optional<byte[]> json() {
    long now = nanoTime.getAsLong();
    Written last = written;
    if (last != null && now - last.at < FRESH.toNanos()) {
      return Optional.of(last.json);
    }
    Optional<byte[]> json = items.get().map(this::write);
    json.ifPresent(fresh -> written = new Written(fresh, now));
    return json;
  }

  private byte[] write(List<ObjectNode> all) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("{\"%s\":[".formatted(name).getBytes(StandardCharsets.US_ASCII));
    int listed = 0;
    for (ObjectNode item : all) {
      byte[] one = Json.text(item).getBytes(StandardCharsets.UTF_8);
      if (out.size() + one.length > LONGEST) {
        break;
      }
      if (listed++ > 0) {
        out.write(',');
      }
      out.writeBytes(one);
    }
    String end = "],\"omitted\":%d}".formatted(all.size() - listed);
    out.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
