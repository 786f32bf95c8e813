package dev.lector.tts;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the tts-processor until it is told to stop. */
public final class TtsProcessor {
  private static final String SYNTHESIZER = "synthesizer";
  private static final String LEDGER = "ledger";

  /** Kept, since a logger nobody holds forgets its level. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private TtsProcessor() {}

  /**
   * Starts what {@code lector.role} says. SIGTERM and SIGINT end it in order: running work is
   * finished, the rest goes to other workers, and the process exits with 0.
   *
   * @param args none; see {@link TtsConfig#load} for what can be set
   */
  public static void main(String[] args) throws InterruptedException {
    configureLogging();
    AutoCloseable started;
    try {
      TtsConfig config = TtsConfig.load(Map.of());
      requireKnown(config.role());
      started = config.role().equals(LEDGER) ? TtsLedger.start(config) : TtsWorker.start(config);
    } catch (IllegalArgumentException | TtsStartException e) {
      System.err.println("tts-processor cannot start: " + e.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(started), "leave"));
    // The lanes are daemon threads; a signal ends the process.
    new CountDownLatch(1).await();
  }

  private static void leave(AutoCloseable started) {
    try {
      started.close();
    } catch (Exception e) {
      System.err.println("tts-processor did not leave in order: " + e.getMessage());
    }
    // Leaving in order is a success, but a JVM that a signal ends says 143 or 130 otherwise.
    Runtime.getRuntime().halt(0);
  }

  static void requireKnown(String role) {
    if (!role.equals(SYNTHESIZER) && !role.equals(LEDGER)) {
      throw new IllegalArgumentException(
          "lector.role must be " + SYNTHESIZER + " or " + LEDGER + ", not " + role);
    }
  }

  private static void configureLogging() {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "dev/lector/tts/logback.xml");
    }
    HELIDON.setLevel(Level.WARNING);
  }
}
