package dev.lector.speech.text;

/**
 * A block of text between blank lines, on one line.
 *
 * @param text without line breaks
 * @param kind what the block is, which decides the pause after it
 */
record Paragraph(AlignedText text, Kind kind) {

  /** What a block is. */
  enum Kind {
    BODY,
    /** A title: short, on its own, without a full stop. */
    HEADING,
    /** One item of a list. */
    ITEM,
    /** The last block before a line of asterisks or dashes. */
    SCENE_END
  }

  Paragraph as(Kind other) {
    return new Paragraph(text, other);
  }
}
