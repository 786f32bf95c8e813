package dev.lector.config;

import java.util.regex.Pattern;

/** Which values are never shown. */
final class Secrets {
  /** Stands for a value that is not shown. */
  static final String HIDDEN = "(hidden)";

  /** Also in the names that Kafka's clients and the registry's have for theirs. */
  private static final Pattern SECRET =
      Pattern.compile(
          "secret|password|passphrase|credential|jaas|accesskey|user\\.info|auth\\.tokens$|sha256|\\.(key|token)$");

  /** What stands between the scheme and the host of a URL. */
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s,]+@");

  private Secrets() {}

  /** Keys that name a file with secrets in it: the name is none. */
  private static final Pattern FILE = Pattern.compile("file$|\\.tls\\.key$");

  static boolean isSecret(String key) {
    return SECRET.matcher(key).find() && !FILE.matcher(key).find();
  }

  /** A value as it may be shown. */
  static String show(String key, String value) {
    if (value.isBlank()) {
      return value;
    }
    return isSecret(key) ? HIDDEN : USER_INFO.matcher(value).replaceAll(HIDDEN + "@");
  }
}
