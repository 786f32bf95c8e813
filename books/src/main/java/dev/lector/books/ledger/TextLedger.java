package dev.lector.books.ledger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of the text of a chapter.
 *
 * @param characters of the source: its text, the descriptions of its pictures and formulas, and a
 *     title that only the table of contents has and that is spoken
 * @param spoken of the paragraphs
 * @param omissions by reason, most characters first
 */
public record TextLedger(long characters, long spoken, List<Omission> omissions) {
  /** A share of text left out above this is worth a warning. */
  private static final double WARNING = 0.02;

  /** The ledger of no text. */
  public static final TextLedger EMPTY = new TextLedger(0, 0, List.of());

  public TextLedger {
    omissions = List.copyOf(omissions);
  }

  /** Characters that are left out. */
  public long leftOut() {
    return omissions.stream().mapToLong(Omission::characters).sum();
  }

  /** Whether every character is either spoken or left out for a reason. */
  public boolean addsUp() {
    return characters == spoken + leftOut();
  }

  /**
   * What people should know when text went astray; empty when all of it is accounted for.
   *
   * @param title of what it is the ledger of
   */
  public Optional<String> fault(String title) {
    long lost =
        omissions.stream()
            .filter(omission -> omission.reason() == Reason.LOST)
            .mapToLong(Omission::characters)
            .sum();
    long astray = Math.abs(characters - spoken - leftOut()) + lost;
    return astray == 0
        ? Optional.empty()
        : Optional.of(
            "The text of \"%s\" does not add up: what became of %,d of its %,d characters is not known, which is a fault of Lector; please report it with the book"
                .formatted(title, astray, characters));
  }

  /** The share of the source that is left out, 0 to 1. */
  public double shareLeftOut() {
    return characters == 0 ? 0 : leftOut() / (double) characters;
  }

  /** Whether so much is left out that somebody should look. */
  public boolean leavesOutMuch() {
    return shareLeftOut() > WARNING;
  }

  /** Both ledgers as one. */
  public TextLedger plus(TextLedger other) {
    LedgerBuilder both = new LedgerBuilder();
    both.add(this);
    both.add(other);
    return both.build();
  }

  /** The same text, of which nothing is spoken for one more reason. */
  public TextLedger silenced(Reason reason, String example) {
    LedgerBuilder silent = new LedgerBuilder();
    silent.takenAndLeftOut(reason, spoken, example);
    TextLedger rest = new TextLedger(characters - spoken, 0, omissions);
    silent.add(rest);
    return silent.build();
  }

  /** The ledger of several parts. */
  public static TextLedger sum(Stream<TextLedger> ledgers) {
    LedgerBuilder sum = new LedgerBuilder();
    ledgers.forEach(sum::add);
    return sum.build();
  }
}
