package dev.lector.standalone.say;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A bar on a terminal that says what is going on, and nothing at all elsewhere. Steps move the bar;
 * the seconds move by themselves.
 */
public final class Progress implements AutoCloseable {
  private static final int WIDTH = 20;
  private static final Duration TICK = Duration.ofMillis(100);
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream terminal;
  private final int steps;
  private final long started = System.nanoTime();
  private final @Nullable Thread painter;
  private int done;
  private String label = "";

  private Progress(PrintStream terminal, int steps, boolean shown) {
    this.terminal = terminal;
    this.steps = steps;
    this.painter = shown ? Thread.ofVirtual().name("progress").start(this::paint) : null;
  }

  /**
   * Begins.
   *
   * @param shown whether standard error, which the bar is painted on, is a terminal
   * @param steps how often {@link #step} will be called
   */
  public static Progress begin(boolean shown, int steps) {
    return new Progress(System.err, steps, shown);
  }

  /** The step before is done, and this one begins. */
  public synchronized void step(String what) {
    done = Math.min(label.isEmpty() ? done : done + 1, steps);
    label = what;
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    if (painter == null) {
      return;
    }
    painter.interrupt();
    try {
      painter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    terminal.print(ERASE_LINE);
    terminal.flush();
  }

  private void paint() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        terminal.print(ERASE_LINE + line());
        terminal.flush();
        Thread.sleep(TICK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized String line() {
    int filled = WIDTH * done / steps;
    double seconds = (System.nanoTime() - started) / 1e9;
    return String.format(
        Locale.ROOT,
        "[%s%s] %5.1f s  %s",
        "=".repeat(filled),
        " ".repeat(WIDTH - filled),
        seconds,
        label);
  }
}
