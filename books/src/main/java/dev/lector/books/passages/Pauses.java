package dev.lector.books.passages;

import dev.lector.books.document.Paragraph;

/**
 * Silence behind what is said, ms.
 *
 * @param paragraph at the end of a paragraph
 * @param heading after a heading
 * @param line after a line of verse
 */
public record Pauses(int paragraph, int heading, int line) {
  /** Between parts of a paragraph. */
  static final int WITHIN_PARAGRAPH = 150;

  /** As most listeners like them. */
  public static final Pauses DEFAULT = new Pauses(500, 900, 250);

  int after(Paragraph.Role role) {
    return switch (role) {
      case HEADING -> heading;
      case PROSE -> paragraph;
      case LINE -> line;
    };
  }

  /** What makes the same book sound different; empty for the usual ones. */
  public String how() {
    return equals(DEFAULT) ? "" : "\n%d %d %d".formatted(paragraph, heading, line);
  }
}
