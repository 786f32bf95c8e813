package dev.lector.standalone.narrate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * Tells on standard error how far a batch is: a bar that moves on a terminal, a line now and then
 * elsewhere.
 */
final class ProgressLine {
  private static final int WIDTH = 30;
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final PrintStream out;
  private final boolean terminal;
  private long toldAt;

  ProgressLine(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.toldAt = System.nanoTime() - QUIET.toNanos();
  }

  /**
   * Tells.
   *
   * @param batch as the server describes it
   */
  void show(JsonNode batch) {
    int items = batch.path("items").asInt();
    if (items == 0) {
      return; // the ledger has not heard of it yet
    }
    int ended = batch.path("done").asInt() + batch.path("failed").asInt();
    double share = Math.min(1, ended / (double) items);
    String line =
        String.format(
            Locale.ROOT,
            "%d of %d passages (%.0f %%), %.1f times real time%s",
            ended,
            items,
            100 * share,
            batch.path("rate").path("audio_seconds_per_second").asDouble(),
            left(batch));
    if (terminal) {
      int filled = (int) (WIDTH * share);
      out.print("\r\u001b[2K[" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + line);
      out.flush();
    } else if (System.nanoTime() - toldAt >= QUIET.toNanos()) {
      toldAt = System.nanoTime();
      out.println(line);
    }
  }

  /** Tells something else, in a line of its own. */
  void tell(String line) {
    clear();
    out.println(line);
  }

  /** Takes the bar away. */
  void clear() {
    if (terminal) {
      out.print("\r\u001b[2K");
      out.flush();
    }
  }

  private static String left(JsonNode batch) {
    if (batch.path("state").asText().equals("PAUSED")) {
      return ", paused";
    }
    try {
      Duration left =
          Duration.between(Instant.now(), Instant.parse(batch.path("estimated_end").asText()));
      if (left.isNegative()) {
        return "";
      }
      return left.toHours() == 0
          ? String.format(Locale.ROOT, ", %d:%02d left", left.toMinutes(), left.toSecondsPart())
          : String.format(
              Locale.ROOT,
              ", %d:%02d:%02d left",
              left.toHours(),
              left.toMinutesPart(),
              left.toSecondsPart());
    } catch (DateTimeParseException e) {
      return "";
    }
  }
}
