package dev.lector.books.chapters;

import dev.lector.books.document.Paragraph;
import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.LedgerBuilder;
import dev.lector.books.ledger.Reason;
import java.util.List;

/** What stands in a document, in its order. */
public sealed interface FlowItem {
  /** Characters of the source that it accounts for. */
  default long characters() {
    return 0;
  }

  /**
   * Adds what items do not account for, so that nothing of a source is lost without a word.
   *
   * @param characters of the source
   */
  static void account(List<FlowItem> items, long characters) {
    long lost = characters - items.stream().mapToLong(FlowItem::characters).sum();
    if (lost != 0) {
      // Text that was taken twice is as much a fault, and would hide as much that is lost.
      items.add(new LeftOut(Reason.LOST, Math.abs(lost), ""));
    }
  }

  /**
   * A paragraph.
   *
   * @param taken characters of the source that it was made of
   * @param level of a heading, 1 to 6; 0 for other paragraphs
   * @param links where its links lead, when it has no words outside of links; {@code document#id}
   */
  record Text(Paragraph paragraph, long taken, int level, List<String> links) implements FlowItem {
    public Text {
      links = List.copyOf(links);
    }

    @Override
    public long characters() {
      return taken;
    }

    /** Whether it is a heading. */
    public boolean isHeading() {
      return paragraph.role() == Paragraph.Role.HEADING;
    }

    /** The same left out. */
    public LeftOut leftOut(Reason reason) {
      return new LeftOut(reason, taken, paragraph.text());
    }
  }

  /**
   * Text that is left out.
   *
   * @param characters how many
   * @param example its beginning, or all of it
   */
  record LeftOut(Reason reason, long characters, String example) implements FlowItem {
    /** Leaves a text out. */
    public static LeftOut of(Reason reason, String text) {
      return new LeftOut(reason, Characters.count(text), LedgerBuilder.beginning(text));
    }
  }

  /**
   * A place that a table of contents may name.
   *
   * @param id within the document
   */
  record Anchor(String id) implements FlowItem {}
}
