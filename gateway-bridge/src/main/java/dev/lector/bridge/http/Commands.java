package dev.lector.bridge.http;

import java.util.regex.Pattern;

/**
 * Calls that take something away or set something going again: every DELETE, and POSTs whose path
 * ends in a verb behind an id. They are told to the audit log, and charged to who makes them.
 */
final class Commands {
  private static final Pattern VERB = Pattern.compile(".*/\\*/(?:cancel|pause|resume|replay)");

  private Commands() {}

  /**
   * Whether calls of a route are.
   *
   * @param pattern the route's path
   */
  static boolean include(String method, String pattern) {
    return method.equals("DELETE") || (method.equals("POST") && VERB.matcher(pattern).matches());
  }
}
