package dev.lector.books.passages;

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
public record Chapter(
    int number, String title, List<Passage> passages, dev.lector.books.document.Chapter source) {
  /** Characters a second of the default voice at its usual pace, white space not counted. */
  private static final double CHARACTERS_PER_SECOND = 13.4;

  public Chapter {
    passages = List.copyOf(passages);
  }

  /** What became of its text. */
  public TextLedger ledger() {
    return source.ledger();
  }

  /**
   * About how long it is heard, seconds.
   *
   * @param speed 1.0 as the voice was trained
   */
  public double seconds(double speed) {
    double pauses = passages.stream().mapToInt(Passage::pauseMs).sum() / 1e3;
    return ledger().spoken() / CHARACTERS_PER_SECOND / speed + pauses;
  }
}
