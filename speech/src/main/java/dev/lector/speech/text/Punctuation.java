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
  static String normalise(String sentence) {
    StringBuilder out = new StringBuilder(sentence.length() + 2);
    char mark = 0; // strongest mark since the last word
    boolean gap = false;
    for (int i = 0; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      if (Letters.isLetter(c)) {
        if (mark != 0 && !out.isEmpty()) {
          out.append(mark);
        }
        if ((gap || mark != 0) && !out.isEmpty()) {
          out.append(' ');
        }
        mark = 0;
        gap = false;
        out.append(c);
      } else if (c == '\'' && isInsideWord(sentence, i)) {
        out.append(c);
      } else {
        gap |= c != '\'' && c != '"';
        mark = stronger(mark, markOf(c, out.isEmpty()));
      }
    }
    return out.isEmpty() ? "" : out.append(isFinal(mark) ? mark : '.').toString();
  }

  private static boolean isInsideWord(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && Letters.isLetter(text.charAt(i - 1))
        && Letters.isLetter(text.charAt(i + 1));
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
