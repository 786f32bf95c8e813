package dev.lector.standalone.narrate;

import dev.lector.books.ledger.TextLedger;
import java.util.List;

/**
 * A chapter as it is narrated.
 *
 * @param number from 1
 * @param title its heading; empty when it has none
 * @param passages what is said, in order; at least one
 * @param source the chapter as the book has it
 */
record Chapter(
    int number, String title, List<Passage> passages, dev.lector.books.document.Chapter source) {
  Chapter {
    passages = List.copyOf(passages);
  }

  /** What became of its text. */
  TextLedger ledger() {
    return source.ledger();
  }
}
