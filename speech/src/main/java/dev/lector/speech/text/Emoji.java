package dev.lector.speech.text;

import java.util.List;

/**
 * Small pictures between two remarks, which part them: "so funny 😂 see you". Others are passed
 * over. To be applied to the text as written.
 */
final class Emoji {
  private static final String PICTURE =
      "(?:[\\x{1F300}-\\x{1FAFF}\\u2764\\u2728\\u263A\\u2639\\u2705\\u274C][\\uFE0F\\u200D\\x{1F3FB}-\\x{1F3FF}\\u2640\\u2642]{0,4}\\s?)";

  private final List<Rule> rules =
      List.of(
          Rewrite.of(
                  "(?<=\\b(?:I|[Ww]e|[Yy]ou|[Tt]hey|[Ww]ith|much) )\u2764\uFE0F?(?= ?\\p{L}|[.!,]|$)",
                  "love")
              .given("\u2764"),
          // a message ends there, and somebody's next one is below
          Rewrite.of(
                  "(?<=[\\p{L}\\p{N}\"')] ?)"
                      + PICTURE.replace("\\s?", "[ \\t]{0,3}")
                      + "{1,9}(?=\\n(?:[\\[(@*]{0,2}\\p{Lu}|[a-z]\\w{1,15}: ))",
                  ".")
              .given(Emoji::pictured),
          Rewrite.of("(?<=\\p{L}{2}|\\p{N}) ?" + PICTURE + "{1,9}(?=\\p{L})", " — ")
              .given(Emoji::pictured));

  static boolean pictured(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c) || (c >= 0x2600 && c < 0x2800)) {
        return true;
      }
    }
    return false;
  }

  AlignedText parted(AlignedText text) {
    if (!text.bigrams().haveOneOf(CharacterSet.BEYOND_ASCII)) {
      return text;
    }
    AlignedText parted = text;
    for (Rule rule : rules) {
      parted = rule.apply(parted);
    }
    return parted;
  }
}
