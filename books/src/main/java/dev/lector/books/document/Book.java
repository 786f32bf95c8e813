package dev.lector.books.document;

import dev.lector.books.ledger.TextLedger;
import java.util.List;

/**
 * A book.
 *
 * @param metadata what it says of itself
 * @param chapters in reading order, those without anything to speak included
 * @param notices what was amiss with the source and how it was read all the same, for people
 */
public record Book(Metadata metadata, List<Chapter> chapters, List<String> notices) {
  public Book {
    chapters = List.copyOf(chapters);
    notices = List.copyOf(notices);
  }

  /** What became of all of the text. */
  public TextLedger ledger() {
    return TextLedger.sum(chapters.stream().map(Chapter::ledger));
  }
}
