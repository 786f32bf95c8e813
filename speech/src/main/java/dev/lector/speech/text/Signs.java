package dev.lector.speech.text;

/** Whether a paragraph holds what some rules need: cheap to see, and absent from most. */
final class Signs {
  private Signs() {}

  /** A point with a word right behind it: names of files and hosts, "3.5", a forgotten space. */
  static boolean innerPoint(String paragraph) {
    for (int at = paragraph.indexOf('.'); at >= 0; at = paragraph.indexOf('.', at + 1)) {
      if (at + 1 < paragraph.length()) {
        char next = paragraph.charAt(at + 1);
        if (Letters.isLetter(next) || Letters.isDigit(next) || next == '-') {
          return true;
        }
      }
    }
    return false;
  }

  /** A capital right behind a small letter: "YouTube". */
  static boolean innerCapital(String paragraph) {
    for (int i = 1; i < paragraph.length(); i++) {
      if (Letters.isUpper(paragraph.charAt(i)) && Letters.isLower(paragraph.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }

  /** Two capitals side by side: "NASA". */
  static boolean capitals(String paragraph) {
    for (int i = 1; i < paragraph.length(); i++) {
      if (Letters.isUpper(paragraph.charAt(i)) && Letters.isUpper(paragraph.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }
}
