package dev.lector.audio;

/**
 * A part of a store from which was deleted what is too old.
 *
 * @param next where the next part begins; empty after the last
 * @param removed objects that were deleted
 */
public record SweptPart(String next, int removed) {
  /** Nothing was there. */
  static final SweptPart NONE = new SweptPart("", 0);
}
