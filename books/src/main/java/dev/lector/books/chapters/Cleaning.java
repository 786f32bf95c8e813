package dev.lector.books.chapters;

import dev.lector.books.bounds.Cancellation;
import dev.lector.books.document.Words;
import dev.lector.books.ledger.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Leaves out of a document's paragraphs what has no words, and headings of notes that are gone. */
final class Cleaning {
  private static final Pattern NOTES =
      Pattern.compile(
          "(?iu)(?:foot|end)?notes?[.:]?|anmerkungen|fu\u00dfnoten|notes de (?:bas de page|fin)|notas|note");

  private Cleaning() {}

  /**
   * Cleans.
   *
   * @param byWords whether a paragraph that is worded like a heading is one
   */
  static List<FlowItem> clean(List<FlowItem> items, boolean byWords) {
    List<FlowItem> clean = new ArrayList<>(items.size());
    for (FlowItem item : items) {
      Cancellation.check();
      if (item instanceof FlowItem.Text text) {
        String words = text.paragraph().text();
        if (!Words.anyIn(words)) {
          clean.add(text.leftOut(Words.hasLetters(words) ? Reason.CODE : Reason.ORNAMENT));
        } else {
          clean.add(byWords && Headings.isHeading(words) ? ChapterBuilder.heading(text) : text);
        }
      } else {
        clean.add(item);
      }
    }
    for (int i = 0; i < clean.size(); i++) {
      if (clean.get(i) instanceof FlowItem.Text text
          && NOTES.matcher(text.paragraph().text()).matches()
          && isFollowedByNotes(clean, i + 1)) {
        clean.set(i, text.leftOut(Reason.NOTE));
      }
    }
    return clean;
  }

  private static boolean isFollowedByNotes(List<FlowItem> items, int from) {
    boolean notes = false;
    for (FlowItem item : items.subList(from, items.size())) {
      if (item instanceof FlowItem.Text text) {
        return notes && text.isHeading();
      }
      notes |= item instanceof FlowItem.LeftOut out && out.reason() == Reason.NOTE;
    }
    return notes;
  }
}
