package dev.lector.speech.text;

import java.util.Locale;

/** Says what a text without anything to speak consists of. */
final class Unspeakable {
  private static final int SHOWN = 20;

  private Unspeakable() {}

  static String message(String text) {
    return "There is nothing to speak in the text: " + found(text) + ". Send words or numbers.";
  }

  private static String found(String text) {
    if (text.isBlank()) {
      return "it is empty or only white space";
    }
    String visible =
        text.codePoints()
            .filter(Unspeakable::isVisible)
            .limit(SHOWN)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    if (visible.isEmpty()) {
      long count = text.codePoints().count();
      return String.format(Locale.ROOT, "it has only %d invisible or control characters", count);
    }
    return "it has only signs like \"" + visible + "\"";
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
