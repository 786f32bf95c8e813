package dev.lector.verifier;

import dev.lector.telemetry.Logs;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the service that verifies speech until it is told to stop. */
public final class VerifierProcess {
  /** Kept, since a logger nobody holds forgets its level. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private VerifierProcess() {}

  /**
   * Starts it. SIGTERM and SIGINT end it in order: work in hand ends or goes to others, and the
   * process exits with 0.
   *
   * @param args none; see {@link VerifierConfig#load} for what can be set
   */
  public static void main(String[] args) throws InterruptedException {
    Verifier verifier;
    try {
      configureLogging();
      VerifierConfig config = VerifierConfig.load(Map.of());
      Verifier.tryRecogniser(config);
      verifier = Verifier.start(config);
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("The verifier cannot start: " + e.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(verifier), "leave"));
    // A signal ends the process.
    new CountDownLatch(1).await();
  }

  private static void leave(Verifier verifier) {
    try {
      verifier.close();
    } catch (RuntimeException e) {
      System.err.println("The verifier did not leave in order: " + e.getMessage());
    }
    // Leaving in order is a success, but a JVM that a signal ends says 143 or 130 otherwise.
    Runtime.getRuntime().halt(0);
  }

  private static void configureLogging() {
    Logs.configure("dev/lector/verifier/logback.xml");
    HELIDON.setLevel(Level.WARNING);
  }
}
