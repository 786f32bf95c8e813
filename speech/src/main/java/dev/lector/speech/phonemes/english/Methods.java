package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Whether a word behind a point names what a program does: {@code file.close()}. */
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

  static boolean isMethod(Neighbours near) {
    return !THINGS.contains(near.word(0))
        && (near.word(-1).equals("dot") || near.word(-1).equals("."))
        && !near.word(-2).equals("<")
        && !Character.isUpperCase(near.tokens().get(near.at()).charAt(0));
  }
}
