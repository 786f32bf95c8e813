package dev.lector.speech.text;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Finds the words of a paragraph that may be in the table of {@link Jargon}. */
final class JargonWords {
  /** Characters of the longest one. */
  static final int LONGEST = 16;

  /** Bits of a word's hash code that tell whether it may be in the table. */
  private static final int HASHED = (1 << 14) - 1;

  private final BitSet hashes = new BitSet(HASHED + 1);

  /** A word, and where it is. */
  record Word(String written, int start, int end) {}

  /** A word of the table. */
  void add(String written) {
    hashes.set(written.hashCode() & HASHED);
  }

  /** The next word from a place on; those in names, paths and hyphenated words are passed over. */
  @Nullable Word next(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (!Letters.isLetter(c) && !Letters.isDigit(c)) {
        i++;
        continue;
      }
      int start = i;
      boolean letters = false;
      while (i < text.length() && goesOn(text, i)) {
        letters |= Letters.isLetter(text.charAt(i));
        i++;
      }
      boolean joined =
          (start > 0
                  && "-_@#/\\.'$".indexOf(text.charAt(start - 1)) >= 0
                  && !isNextCount(text, start))
              || (i < text.length()
                  && "-_@/\\(".indexOf(text.charAt(i)) >= 0
                  && !("-/".indexOf(text.charAt(i)) >= 0
                      && i + 1 < text.length()
                      && Letters.isDigit(text.charAt(i + 1))));
      // 3BR: the number is no part of the word
      int begin = start;
      while (begin < i && Letters.isDigit(text.charAt(begin)) && !wordBegins(text, begin, i)) {
        begin++;
      }
      if (letters && !joined && i - begin <= LONGEST && mayBeKnown(text, begin, i)) {
        return new Word(text.substring(begin, i), begin, i);
      }
    }
    return null;
  }

  /** Tells most words from those of the table without making a string of them. */
  private boolean mayBeKnown(String text, int start, int end) {
    if (end - start < 3) {
      return true;
    }
    char first = text.charAt(start);
    int small = Letters.isUpper(first) ? first + 32 : first;
    int hash = first;
    for (int i = start + 1; i < end; i++) {
      char c = text.charAt(i);
      if (Letters.isDigit(c)) {
        return true;
      }
      hash = 31 * hash + c;
      small = 31 * small + c;
    }
    return hashes.get(hash & HASHED) || hashes.get(small & HASHED);
  }

  // 3BR/2BA
  private static boolean isNextCount(String text, int start) {
    return text.charAt(start - 1) == '/'
        && Letters.isDigit(text.charAt(start))
        && start > 1
        && Letters.isLetter(text.charAt(start - 2));
  }

  // "2nite" begins with its digit, "3BR" with its letters
  private static boolean wordBegins(String text, int at, int end) {
    return at + 1 < end && Letters.isLower(text.charAt(at + 1)) && end - at > 3;
  }

  private static boolean goesOn(String text, int at) {
    char c = text.charAt(at);
    if (Letters.isLetter(c) || Letters.isDigit(c)) {
      return true;
    }
    return (c == '.' || c == '/' || c == '\'')
        && at + 1 < text.length()
        && Letters.isLetter(text.charAt(at + 1))
        && Letters.isLetter(text.charAt(at - 1));
  }
}
