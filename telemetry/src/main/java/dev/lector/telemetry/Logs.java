package dev.lector.telemetry;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Chooses how a program logs; to be called before its first logger. */
public final class Logs {
  private static final String CONFIGURATION = "logback.configurationFile";
  private static final String FORMAT = "LECTOR_LOG_FORMAT";
  private static final String AUDIT = "LECTOR_LOG_AUDIT";

  /** Names the included configuration of the audit log; no setting, so not spelt as one. */
  private static final String AUDIT_TARGET = "LECTOR_AUDIT_TARGET";

  private static final Set<String> FORMATS = Set.of("text", "json");

  private Logs() {}

  /**
   * Takes a configuration, unless the command line names another: embedded, the host's holds. What
   * libraries log through the JDK goes the same way.
   *
   * @param resource of the configuration
   * @throws IllegalArgumentException when {@code LECTOR_LOG_FORMAT} is no format; the log is text
   *     then
   */
  public static void configure(String resource) {
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, resource);
    }
    String file = System.getProperty(AUDIT, System.getenv(AUDIT));
    System.setProperty(AUDIT_TARGET, file == null || file.isBlank() ? "log" : "file");
    String wanted = System.getProperty(FORMAT, System.getenv(FORMAT));
    System.setProperty(FORMAT, "text");
    System.setProperty(FORMAT, format(wanted));
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  static String format(@Nullable String wanted) {
    if (wanted == null || wanted.isBlank()) {
      return "text";
    }
    if (!FORMATS.contains(wanted)) {
      throw new IllegalArgumentException(
          "%s is \"%s\"; it can be text or json.".formatted(FORMAT, wanted));
    }
    return wanted;
  }
}
