package dev.lector.speech.phonemes.english;

import java.util.Set;

/**
 * Whether a word names what a program does: behind a point, {@code file.close()}, or where it
 * imports.
 */
final class Methods {
  /** What is a thing there, and no method: response.content. */
  private static final Set<String> THINGS =
      Set.of(
          "content",
          "object",
          "record",
          "subject",
          "document",
          "project",
          "progress",
          "number",
          "minute",
          "house",
          "attribute",
          "implement",
          "desert",
          "supplement",
          "ornament");

  private Methods() {}

  /** What a program imports: from x import y, import numpy as np. */
  static boolean isImport(Neighbours near) {
    boolean from = near.at() == 2 && near.tokens().getFirst().equals("from");
    boolean as = near.at() == 0 && Set.of("as", "dot").contains(near.word(2));
    return (from && !near.isMark(1)) || as;
  }

  static boolean isMethod(Neighbours near) {
    return !THINGS.contains(near.word(0))
        && (near.word(-1).equals("dot") || near.word(-1).equals("."))
        && !near.word(-2).equals("<")
        && !Character.isUpperCase(near.tokens().get(near.at()).charAt(0));
  }
}
