package dev.lector.speech.text;

/** Silences between stretches of speech, ms. */
final class Pauses {
  /** Inside a word that is too long to be said at once. */
  static final int NONE = 0;

  /** At a place where a long sentence had to be cut without punctuation. */
  static final int WORD = 60;

  static final int COMMA = 150;
  static final int SEMICOLON = 250;
  static final int SENTENCE = 350;
  static final int ELLIPSIS = 500;
  static final int ITEM = 450;
  static final int PARAGRAPH = 700;
  static final int HEADING = 900;
  static final int SCENE = 1400;

  private Pauses() {}

  /** After a piece of a sentence that ends in {@code mark}. */
  static int afterMark(char mark) {
    return switch (mark) {
      case ',' -> COMMA;
      case ';', ':' -> SEMICOLON;
      default -> SENTENCE;
    };
  }

  static int after(Paragraph.Kind kind) {
    return switch (kind) {
      case BODY -> PARAGRAPH;
      case HEADING -> HEADING;
      case ITEM -> ITEM;
      case SCENE_END -> SCENE;
    };
  }
}
