package dev.lector.standalone.models;

/**
 * Where models come from, and their licence where that is known.
 *
 * @param source empty for the paths themselves
 * @param licence empty when it is not known
 */
record Origin(String source, String licence) {
  /** Paths of this machine. */
  static final Origin LOCAL = new Origin("", "");
}
