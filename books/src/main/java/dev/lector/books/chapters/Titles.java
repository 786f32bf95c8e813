package dev.lector.books.chapters;

import dev.lector.books.document.Paragraph;
import dev.lector.books.document.Place;
import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sees to it that a chapter's title is said once: the table of contents and the text often have it
 * both, in other words or in pieces.
 */
final class Titles {
  /** What programs call documents, which nobody wrote as a title. */
  private static final Pattern NO_TITLE =
      Pattern.compile(
          "(?i).*\\.x?html?(?:#.*)?|.*_split_\\d+.*|unknown|untitled.*|start|begin(?:ning)?(?: reading)?|text|body"
              + "|(?:section|chapter|part|page)?[-_ ]?0\\d+");

  private static final int LONGEST_PROSE = 200;

  private Titles() {}

  /** A chapter that the table of contents does not name has its headings for a title. */
  static void byHeadings(Draft draft) {
    draft.title(headings(draft));
  }

  private static String headings(Draft draft) {
    List<String> headings = new ArrayList<>();
    for (FlowItem.Text text : draft.texts()) {
      if (!text.isHeading()) {
        break;
      }
      headings.add(text.paragraph().text());
    }
    return String.join(". ", headings.subList(0, Math.min(3, headings.size())))
        .replaceAll("([.:;,!?])\\. ", "$1 ");
  }

  /** A chapter that the table of contents names. */
  static void byContents(Draft draft, String title) {
    TitleWords words = TitleWords.of(title);
    List<FlowItem.Text> texts = draft.texts();
    if (words.isEmpty() || NO_TITLE.matcher(title).matches()) {
      byHeadings(draft);
      return;
    }
    List<FlowItem.Text> pieces = pieces(texts, words);
    if (texts.isEmpty()) {
      draft.title(title);
    } else if (!pieces.isEmpty()) {
      draft.title(title);
      int said = pieces.stream().mapToInt(p -> TitleWords.of(p.paragraph().text()).size()).sum();
      if (said >= words.size()) {
        pieces.forEach(piece -> replace(draft, piece, ChapterBuilder.heading(piece)));
      } else {
        sayInstead(draft, pieces, title);
      }
    } else if (leadingHeadings(texts).stream().anyMatch(h -> contains(h, words))) {
      draft.title(headings(draft));
    } else {
      draft.title(title);
      if (!draft.isFrontMatter()) {
        draft.items().add(0, heading(title, List.of()));
      }
    }
  }

  /** The texts at the beginning that say the title in pieces; prose only when it says all of it. */
  private static List<FlowItem.Text> pieces(List<FlowItem.Text> texts, TitleWords title) {
    List<FlowItem.Text> pieces = new ArrayList<>();
    int covered = 0;
    int headings = 0;
    for (FlowItem.Text text : texts) {
      String words = text.paragraph().text();
      int next =
          words.length() > LONGEST_PROSE ? -1 : title.coveredBy(TitleWords.of(words), covered);
      if (next < 0) {
        break;
      }
      pieces.add(text);
      covered = next;
      headings = text.isHeading() ? pieces.size() : headings;
    }
    return covered == title.size() ? pieces : pieces.subList(0, headings);
  }

  private static List<FlowItem.Text> leadingHeadings(List<FlowItem.Text> texts) {
    int end = 0;
    while (end < texts.size() && texts.get(end).isHeading()) {
      end++;
    }
    return texts.subList(0, end);
  }

  private static boolean contains(FlowItem.Text heading, TitleWords title) {
    TitleWords words = TitleWords.of(heading.paragraph().text());
    return words.contains(title) || words.startsWith(title);
  }

  private static void sayInstead(Draft draft, List<FlowItem.Text> pieces, String title) {
    int at = draft.items().indexOf(pieces.getFirst());
    List<Place> places = new ArrayList<>();
    for (FlowItem.Text piece : pieces) {
      for (Place p : piece.paragraph().places()) {
        places.add(new Place(0, title.length(), p.document(), p.path(), p.from(), p.to()));
      }
      replace(draft, piece, piece.leftOut(Reason.REPEATED_TITLE));
    }
    draft.items().add(at, heading(title, places));
  }

  private static FlowItem.Text heading(String title, List<Place> places) {
    Paragraph paragraph = new Paragraph(Paragraph.Role.HEADING, title, places);
    return new FlowItem.Text(paragraph, Characters.count(title), 1, List.of());
  }

  private static void replace(Draft draft, FlowItem.Text text, FlowItem by) {
    draft.items().set(draft.items().indexOf(text), by);
  }
}
