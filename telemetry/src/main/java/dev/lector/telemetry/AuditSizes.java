package dev.lector.telemetry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long the files of the audit log may be.
 *
 * @param file when the file is rolled, as Logback reads it
 * @param all of the rolled files together; beyond it the oldest are removed
 */
record AuditSizes(String file, String all) {
  static final String FILE = "LECTOR_LOG_AUDIT_SIZE";
  static final String ALL = "LECTOR_LOG_AUDIT_TOTAL";
  static final AuditSizes USUAL = new AuditSizes("100MB", "10GB");

  // Not less than MB: Logback's removal of old files is not made to be run for two files at once.
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,5})([MG])B");
  private static final String UNITS = "KMG";
  private static final int UNIT_BITS = 10;

  /**
   * @param file the setting {@value #FILE}; null or blank for the usual size
   * @param all the setting {@value #ALL}; null or blank for the usual one
   * @throws IllegalArgumentException when one is no size, or all are less than one; the message
   *     names the setting
   */
  static AuditSizes of(@Nullable String file, @Nullable String all) {
    AuditSizes sizes = new AuditSizes(or(file, USUAL.file), or(all, USUAL.all));
    if (bytes(FILE, sizes.file) > bytes(ALL, sizes.all)) {
      throw new IllegalArgumentException(
          "%s is \"%s\"; it must be at least %s, which is %s."
              .formatted(ALL, sizes.all, FILE, sizes.file));
    }
    return sizes;
  }

  private static String or(@Nullable String value, String usual) {
    return value == null || value.isBlank() ? usual : value.strip();
  }

  private static long bytes(String name, String value) {
    Matcher size = SIZE.matcher(value);
    if (!size.matches()) {
      throw new IllegalArgumentException(
          "%s is \"%s\"; it can be a size such as 100MB or 10GB.".formatted(name, value));
    }
    return Long.parseLong(size.group(1)) << (UNIT_BITS * (UNITS.indexOf(size.group(2)) + 1));
  }
}
