package dev.lector.webhooks;

import dev.lector.telemetry.Logs;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the service that sends webhooks until it is told to stop. */
public final class WebhooksProcess {
  /** Kept, since a logger nobody holds forgets its level. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private WebhooksProcess() {}

  /**
   * Starts it. SIGTERM and SIGINT end it in order: attempts under way end, and the process exits
   * with 0.
   *
   * @param args none; see {@link WebhooksConfig#load} for what can be set
   */
  public static void main(String[] args) throws InterruptedException {
    Webhooks webhooks;
    try {
      configureLogging();
      webhooks = Webhooks.start(WebhooksConfig.load(Map.of()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("The service cannot start: " + e.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(webhooks), "leave"));
    // A signal ends the process.
    new CountDownLatch(1).await();
  }

  private static void leave(Webhooks webhooks) {
    try {
      webhooks.close();
    } catch (RuntimeException e) {
      System.err.println("The service did not leave in order: " + e.getMessage());
    }
    // Leaving in order is a success, but a JVM that a signal ends says 143 or 130 otherwise.
    Runtime.getRuntime().halt(0);
  }

  private static void configureLogging() {
    Logs.configure("dev/lector/webhooks/logback.xml");
    HELIDON.setLevel(Level.WARNING);
  }
}
