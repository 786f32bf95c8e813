package dev.lector.speech.text;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the matches of a pattern can begin, as it says itself: one that begins with {@code (?=\d)}
 * or {@code (?=[-+\d])} is tried at these characters only, and at the first of a row if it goes on
 * with {@code (?<![\w}. Trying a pattern at every character costs most where it cannot match.
 */
final class Starts {
  private static final String DIGIT = "\\d";
  private static final String CAPITAL = "A-Z";

  private final BitSet characters;
  private final boolean firstOfRow;

  private Starts(BitSet characters, boolean firstOfRow) {
    this.characters = characters;
    this.firstOfRow = firstOfRow;
  }

  /** Those of a pattern; null when it does not say so. */
  static @Nullable Starts of(String regex) {
    int end = regex.indexOf(')');
    if (!regex.startsWith("(?=") || end < 0) {
      return null;
    }
    String first = regex.substring(3, end);
    boolean list = first.startsWith("[") && first.endsWith("]");
    if (!first.equals(DIGIT) && !list) {
      return null;
    }
    String members = list ? first.substring(1, first.length() - 1) : first;
    BitSet characters = new BitSet();
    if (members.contains(DIGIT)) {
      characters.set('0', '9' + 1);
    }
    if (members.contains(CAPITAL)) {
      characters.set('A', 'Z' + 1);
    }
    String others = members.replace(DIGIT, "").replace(CAPITAL, "");
    for (int i = 0; i < others.length(); i++) {
      char c = others.charAt(i);
      if (c == '\\' || c == '^' || c == '[' || c == '&' || (c == '-' && i > 0)) {
        return null;
      }
      characters.set(c);
    }
    String rest = regex.substring(end + 1);
    return new Starts(characters, rest.startsWith("(?<![\\w") || rest.startsWith("(?<![A-Za-z0-9"));
  }

  /** The next place from one on at which a match can begin; -1 when there is none. */
  int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (characters.get(text.charAt(i)) && !(firstOfRow && i > 0 && isWord(text.charAt(i - 1)))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isWord(char c) {
    return Letters.isLetter(c) || Letters.isDigit(c);
  }
}
