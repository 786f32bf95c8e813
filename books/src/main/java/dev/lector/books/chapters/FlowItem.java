package dev.lector.books.chapters;

import dev.lector.books.document.Paragraph;
import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.Reason;
import java.util.List;

/** What stands in a document, in its order. */
public sealed interface FlowItem {
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
      return new LeftOut(
          reason, Characters.count(text), text.substring(0, Math.min(text.length(), 400)));
    }
  }

  /**
   * A place that a table of contents may name.
   *
   * @param id within the document
   */
  record Anchor(String id) implements FlowItem {}
}
