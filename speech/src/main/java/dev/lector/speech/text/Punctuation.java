package dev.lector.speech.text;

/**
 * Reduces a sentence to words and the marks {@code . , ; : ! ?} that shape its intonation: one mark
 * after a word, one space between words, a final mark at the end.
 */
final class Punctuation {

  private Punctuation() {}

  /**
   * Reduces a sentence.
   *
   * @return empty when there is no letter in it
   */
  static AlignedText normalise(AlignedText sentence) {
    return normalise(sentence, Punctuation::isLetter, "'");
  }

  /** What words consist of. */
  interface WordCharacter {
    boolean test(char c);
  }

  /**
   * Reduces a sentence in other letters.
   *
   * @param word what words consist of
   * @param inside what stays between two of these
   * @return empty when there is none of them in it
   */
  static AlignedText normalise(AlignedText sentence, WordCharacter word, String inside) {
    AlignedText.Builder out = new AlignedText.Builder(sentence.length() + 2);
    char mark = 0; // strongest mark since the last word
    boolean gap = false;
    int wordEnd = 0;
    for (int i = 0; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      if (word.test(c)) {
        out.standingFor(sentence.source(wordEnd, i));
        if (mark != 0 && !out.isEmpty()) {
          out.append(mark);
        }
        if ((gap || mark != 0) && !out.isEmpty()) {
          out.append(' ');
        }
        mark = 0;
        gap = false;
        out.append(sentence, i, i + 1);
        wordEnd = i + 1;
      } else if (inside.indexOf(c) >= 0 && isInsideWord(sentence.text(), i, word)) {
        out.append(sentence, i, i + 1);
        wordEnd = i + 1;
      } else {
        gap |= c != '\'' && c != '"';
        mark = stronger(mark, markOf(c, out.isEmpty()));
      }
    }
    return out.isEmpty()
        ? out.build()
        : out.standingFor(sentence.source(wordEnd, sentence.length()))
            .append(isFinal(mark) ? mark : '.')
            .build();
  }

  private static boolean isInsideWord(String text, int i, WordCharacter word) {
    return i > 0
        && i + 1 < text.length()
        && word.test(text.charAt(i - 1))
        && word.test(text.charAt(i + 1));
  }

  private static boolean isLetter(char c) {
    return Letters.isLetter(c) || LexiconWords.isPlace(c);
  }

  private static char markOf(char c, boolean atStart) {
    if (atStart) {
      return 0;
    }
    return switch (c) {
      case '.', ',', ';', ':', '!', '?' -> c;
      case '—', '…', '(', ')', '[', ']', '{', '}', '|', '•' -> ',';
      default -> 0;
    };
  }

  private static char stronger(char one, char other) {
    String order = "\0,;:.!?";
    return order.indexOf(one) >= order.indexOf(other) ? one : other;
  }

  private static boolean isFinal(char mark) {
    return mark == '.' || mark == '!' || mark == '?';
  }
}
