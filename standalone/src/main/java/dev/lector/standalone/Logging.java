package dev.lector.standalone;

import dev.lector.telemetry.Logs;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Chooses the log's configuration; has to be called before anything is logged. */
final class Logging {
  /** Kept, since a logger nobody holds forgets its level. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  private Logging() {}

  /** What happens is told: for a command that runs on. */
  static void chatty() {
    System.clearProperty("LECTOR_LOG_KAFKA");
    configure("INFO");
  }

  /** Only what goes wrong is told: for a command whose output is its result. */
  static void quiet() {
    configure("WARN");
    // What stands in the way of the result is said by the command; on a busy machine a broker has
    // much to say besides.
    System.setProperty("LECTOR_LOG_KAFKA", "OFF");
  }

  private static void configure(String level) {
    // The services' jars bring configurations of their own: the one to take is named.
    Logs.configure("dev/lector/standalone/logback.xml");
    HELIDON.setLevel(Level.WARNING);
    if (System.getenv("LECTOR_LOG") == null) {
      System.setProperty("LECTOR_LOG", level);
    }
  }
}
