package dev.lector.tts;

import dev.lector.telemetry.Logs;
import dev.lector.telemetry.Telemetry;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the tts-processor until it is told to stop. */
public final class TtsProcessor {
  /** Kept, since a logger nobody holds forgets its level. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private TtsProcessor() {}

  /**
   * Starts a worker. SIGTERM and SIGINT end it in order: running work is finished, the rest goes to
   * other workers, and the process exits with 0.
   *
   * @param args none; see {@link TtsConfig#load} for what can be set
   */
  public static void main(String[] args) throws InterruptedException {
    Telemetry telemetry;
    TtsWorker worker;
    try {
      configureLogging();
      telemetry = Telemetry.start("lector-worker");
      worker = TtsWorker.start(TtsConfig.load(Map.of()), telemetry.tracing());
    } catch (IllegalArgumentException | TtsStartException e) {
      System.err.println("tts-processor cannot start: " + e.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(worker, telemetry), "leave"));
    // The lanes are daemon threads; a signal ends the process.
    new CountDownLatch(1).await();
  }

  private static void leave(TtsWorker worker, Telemetry telemetry) {
    try {
      worker.close();
      telemetry.close();
    } catch (RuntimeException e) {
      System.err.println("tts-processor did not leave in order: " + e.getMessage());
    }
    // Leaving in order is a success, but a JVM that a signal ends says 143 or 130 otherwise.
    Runtime.getRuntime().halt(0);
  }

  private static void configureLogging() {
    Logs.configure("dev/lector/tts/logback.xml");
    HELIDON.setLevel(Level.WARNING);
  }
}
