package dev.lector.ledger;

import dev.lector.ledger.config.LedgerConfig;
import dev.lector.telemetry.Logs;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs a ledger until it is told to stop. */
public final class LedgerProcess {
  /** Kept, since a logger nobody holds forgets its level. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private LedgerProcess() {}

  /**
   * Starts a ledger. SIGTERM and SIGINT end it in order: what is being folded is committed, and the
   * process exits with 0.
   *
   * @param args none; see {@link LedgerConfig#load} for what can be set
   */
  public static void main(String[] args) throws InterruptedException {
    Ledger ledger;
    try {
      configureLogging();
      ledger = Ledger.start(LedgerConfig.load(Map.of()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("The ledger cannot start: " + e.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(ledger), "leave"));
    // A signal ends the process.
    new CountDownLatch(1).await();
  }

  private static void leave(Ledger ledger) {
    try {
      ledger.close();
    } catch (RuntimeException e) {
      System.err.println("The ledger did not leave in order: " + e.getMessage());
    }
    // Leaving in order is a success, but a JVM that a signal ends says 143 or 130 otherwise.
    Runtime.getRuntime().halt(0);
  }

  private static void configureLogging() {
    Logs.configure("dev/lector/ledger/logback.xml");
    HELIDON.setLevel(Level.WARNING);
  }
}
