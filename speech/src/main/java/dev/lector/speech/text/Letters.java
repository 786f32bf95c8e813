package dev.lector.speech.text;

/** Spelling out: letters one by one. */
final class Letters {

  private Letters() {}

  /** Letter by letter, in capitals: "F B I". */
  static String spaced(String word) {
    StringBuilder out = new StringBuilder(word.length() * 3);
    for (int i = 0; i < word.length(); i++) {
      if (i > 0) {
        out.append(' ');
      }
      out.append(Character.toUpperCase(word.charAt(i)));
    }
    return out.toString();
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isLetter(char c) {
    return isUpper(c) || isLower(c);
  }

  static boolean isDigitCode(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
