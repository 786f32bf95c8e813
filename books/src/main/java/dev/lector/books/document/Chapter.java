package dev.lector.books.document;

import dev.lector.books.ledger.TextLedger;
import java.util.List;

/**
 * A chapter.
 *
 * @param title for lists of chapters; empty when it has none. What is spoken of it is among the
 *     paragraphs
 * @param frontMatter whether it is a title page, an imprint or the like
 * @param paragraphs what is spoken, in order, headings included; empty when nothing is
 * @param ledger what became of its text
 */
public record Chapter(
    String title, boolean frontMatter, List<Paragraph> paragraphs, TextLedger ledger) {
  public Chapter {
    paragraphs = List.copyOf(paragraphs);
  }

  /** Whether there is nothing to speak. */
  public boolean isSilent() {
    return paragraphs.isEmpty();
  }
}
