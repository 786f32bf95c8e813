package dev.lector.standalone.audiobookshelf;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Names of directories as the server makes them of titles ({@code sanitizeFilename} in its {@code
 * server/utils/fileUtils.js}), so that it can be asked whether one is there. Names beyond 127
 * characters, which the server cuts, are cut alike.
 */
final class ServerNames {
  private static final Pattern ILLEGAL = Pattern.compile("[/?<>\\\\:*|\"\\x00-\\x1f\\x80-\\x9f]");
  private static final Pattern RESERVED =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

  /** UTF-16 units: 255 bytes. */
  private static final int LONGEST = 127;

  private ServerNames() {}

  static String clean(String name) {
    String clean = Normalizer.normalize(name, Normalizer.Form.NFC).replaceFirst(":", " - ");
    clean = ILLEGAL.matcher(clean).replaceAll("");
    if (clean.matches("\\.+") || RESERVED.matcher(clean).matches()) {
      clean = "";
    }
    clean = clean.replaceAll("[. ]+$", "").replaceAll("\\s+", " ");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
  }
}
