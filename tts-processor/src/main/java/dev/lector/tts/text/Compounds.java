package dev.lector.tts.text;

import java.util.Set;

/** First parts of words that keep their hyphen when a line breaks behind it: "self-", "well-". */
final class Compounds {
  private static final Set<String> FIRST_PARTS =
      Set.of(
          "self", "well", "half", "ill", "all", "ex", "non", "semi", "cross", "high", "low", "long",
          "short", "old", "new", "two", "three", "four", "twenty", "thirty", "forty", "fifty",
          "sixty", "seventy", "eighty", "ninety", "first", "second", "third", "good", "grand",
          "great", "mother", "father", "son", "brother", "sister", "black", "white", "red", "blue",
          "dark", "hand", "open", "left", "right");

  private Compounds() {}

  /** Whether the word at the end of {@code text}, which ends in a hyphen, is such a part. */
  static boolean keepsHyphen(CharSequence text) {
    int end = text.length() - 1;
    int start = end;
    while (start > 0 && end - start < 12 && Letters.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return FIRST_PARTS.contains(
        text.subSequence(start, end).toString().toLowerCase(java.util.Locale.ROOT));
  }
}
