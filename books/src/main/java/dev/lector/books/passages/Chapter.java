package dev.lector.books.passages;

import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.LedgerBuilder;
import dev.lector.books.ledger.Reason;
import dev.lector.books.ledger.TextLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
   * The same without passages that could not be spoken.
   *
   * @param missing their ids
   */
  public Chapter without(Set<String> missing) {
    List<Passage> heard =
        passages.stream().filter(passage -> !missing.contains(passage.id())).toList();
    List<String> silent =
        passages.stream()
            .filter(passage -> missing.contains(passage.id()))
            .map(Passage::text)
            .toList();
    return with(heard, SpokenLedger.without(ledger(), Reason.UNSPOKEN, silent));
  }

  private Chapter with(List<Passage> others, TextLedger ledger) {
    return new Chapter(
        number,
        title,
        others,
        new dev.lector.books.document.Chapter(
            source.title(), source.frontMatter(), source.paragraphs(), ledger));
  }

  /**
   * Its beginning, up to the end of a passage.
   *
   * @param seconds about how long it is heard
   * @param speed 1.0 as the voice was trained
   */
  Chapter beginning(double seconds, double speed) {
    List<Passage> first = new ArrayList<>();
    double heard = 0;
    for (Passage passage : passages) {
      if (heard >= seconds) {
        break;
      }
      first.add(passage);
      heard +=
          Characters.count(passage.text()) / CHARACTERS_PER_SECOND / speed
              + passage.pauseMs() / 1e3;
    }
    long left =
        passages.stream()
            .skip(first.size())
            .mapToLong(passage -> Characters.count(passage.text()))
            .sum();
    TextLedger all = ledger();
    LedgerBuilder ledger = new LedgerBuilder();
    ledger.add(new TextLedger(all.characters() - left, all.spoken() - left, all.omissions()));
    ledger.takenAndLeftOut(
        Reason.PREVIEW, left, left == 0 ? "" : passages.get(first.size()).text());
    return with(first, ledger.build());
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
