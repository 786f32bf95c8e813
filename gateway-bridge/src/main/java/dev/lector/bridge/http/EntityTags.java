package dev.lector.bridge.http;

/** Entity tags as clients send them back (RFC 9110, section 13.1.2). */
public final class EntityTags {
  private EntityTags() {}

  /**
   * Weak comparison with a list of tags, or with {@code *}.
   *
   * @param tags value of {@code If-None-Match}
   * @param tag a strong tag, quotes included
   */
  public static boolean match(String tags, String tag) {
    for (String one : tags.split(",", -1)) {
      String candidate = one.strip();
      if (candidate.equals("*")
          || (candidate.startsWith("W/") ? candidate.substring(2) : candidate).equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
