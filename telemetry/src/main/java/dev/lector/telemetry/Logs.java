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
   * @throws IllegalArgumentException when {@code LECTOR_LOG_FORMAT} is no format, or {@code
   *     LECTOR_LOG_AUDIT_SIZE} or {@code LECTOR_LOG_AUDIT_TOTAL} no size; the log is text then
   */
  public static void configure(String resource) {
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, resource);
    }
    String file = setting(AUDIT);
    System.setProperty(AUDIT_TARGET, file == null || file.isBlank() ? "log" : "file");
    String wanted = setting(FORMAT);
    String size = setting(AuditSizes.FILE);
    String total = setting(AuditSizes.ALL);
    System.setProperty(FORMAT, "text");
    set(AuditSizes.USUAL);
    System.setProperty(FORMAT, format(wanted));
    set(AuditSizes.of(size, total));
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static @Nullable String setting(String name) {
    return System.getProperty(name, System.getenv(name));
  }

  private static void set(AuditSizes sizes) {
    System.setProperty(AuditSizes.FILE, sizes.file());
    System.setProperty(AuditSizes.ALL, sizes.all());
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
