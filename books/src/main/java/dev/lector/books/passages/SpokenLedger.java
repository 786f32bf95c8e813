package dev.lector.books.passages;

import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.LedgerBuilder;
import dev.lector.books.ledger.Reason;
import dev.lector.books.ledger.TextLedger;
import java.util.Collection;
import java.util.List;

/** The ledger of a chapter by the passages that are said, and not by its paragraphs. */
final class SpokenLedger {
  private SpokenLedger() {}

  /**
   * Compares a ledger with what is said.
   *
   * @param ledger of the paragraphs
   * @param wordless parts of them that have nothing to say
   */
  static TextLedger of(TextLedger ledger, List<String> wordless, List<Passage> passages) {
    TextLedger spoken = without(ledger, Reason.ORNAMENT, wordless);
    long said = passages.stream().mapToLong(passage -> Characters.count(passage.text())).sum();
    long lost = spoken.spoken() - said;
    LedgerBuilder compared = new LedgerBuilder();
    compared.add(new TextLedger(spoken.characters() - lost, said, spoken.omissions()));
    compared.takenAndLeftOut(Reason.LOST, Math.abs(lost), "");
    return compared.build();
  }

  /** The same, of which some texts are not said. */
  static TextLedger without(TextLedger ledger, Reason reason, Collection<String> texts) {
    long silent = texts.stream().mapToLong(Characters::count).sum();
    LedgerBuilder rest = new LedgerBuilder();
    rest.add(
        new TextLedger(ledger.characters() - silent, ledger.spoken() - silent, ledger.omissions()));
    texts.forEach(text -> rest.takenAndLeftOut(reason, Characters.count(text), text));
    return rest.build();
  }
}
