package dev.lector.books.chapters;

import dev.lector.books.ledger.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds tables of contents in the text: links in a row that are worded as the headings they lead
 * to. A paragraph that is a link to go on reading, as in a story with choices, is not.
 */
final class ContentsLists {
  private static final Pattern TITLE =
      Pattern.compile(
          "(?iu)(?:table of )?contents[.:]?|list of (?:illustrations|figures|tables|maps|plates)|illustrations[.:]?"
              + "|inhalt(?:sverzeichnis)?|table des mati\u00e8res|sommaire|\u00edndice|indice|sommario|inhoud");

  private static final int ROW = 2;

  /** Titles that one place may have. */
  private static final int MOST_TITLES = 20;

  /** Characters of an entry; titles are shorter. */
  private static final int LONGEST_ENTRY = 1_000;

  private final Map<String, List<TitleWords>> titles = new HashMap<>();

  private ContentsLists() {}

  /** Whether a line is the title of a table of contents. */
  static boolean isTitle(String line) {
    return TITLE.matcher(line.strip()).matches();
  }

  static List<FlowDocument> without(List<FlowDocument> documents, List<TocEntry> toc) {
    ContentsLists lists = new ContentsLists();
    for (TocEntry entry : toc) {
      lists.add(entry.document(), entry.fragment(), TitleWords.of(entry.title()));
    }
    documents.forEach(lists::addHeadings);
    List<FlowDocument> kept = new ArrayList<>();
    for (FlowDocument document : documents) {
      kept.add(new FlowDocument(document.name(), document.kind(), lists.without(document)));
    }
    return kept;
  }

  private void add(String document, String fragment, TitleWords title) {
    String target = fragment.isEmpty() ? document : document + "#" + fragment;
    List<TitleWords> known = titles.computeIfAbsent(target, _ -> new ArrayList<>(2));
    if (known.size() < MOST_TITLES) {
      known.add(title);
    }
  }

  /** Headings are what anchors before them stand for, and the first one of a document for it. */
  private void addHeadings(FlowDocument document) {
    List<String> anchors = new ArrayList<>();
    anchors.add("");
    for (FlowItem item : document.items()) {
      if (item instanceof FlowItem.Anchor anchor) {
        anchors.add(anchor.id());
      } else if (item instanceof FlowItem.Text text) {
        if (text.isHeading()) {
          TitleWords title = TitleWords.of(text.paragraph().text());
          anchors.forEach(id -> add(document.name(), id, title));
        }
        anchors.clear();
      }
    }
  }

  private List<FlowItem> without(FlowDocument document) {
    boolean all = document.kind() == FlowDocument.Kind.CONTENTS;
    List<FlowItem> items = new ArrayList<>(document.items());
    List<Integer> row = new ArrayList<>();
    int title = -1;
    for (int i = 0; i <= items.size(); i++) {
      FlowItem item = i < items.size() ? items.get(i) : null;
      if (item != null && !(item instanceof FlowItem.Text)) {
        continue;
      }
      if (item instanceof FlowItem.Text text && isEntry(text, all || title >= 0)) {
        row.add(i);
        continue;
      }
      if (row.size() >= ROW || (!row.isEmpty() && (title >= 0 || all))) {
        row.forEach(at -> leaveOut(items, at));
        if (title >= 0) {
          leaveOut(items, title);
        }
      }
      row.clear();
      title = item instanceof FlowItem.Text text && isTitle(text.paragraph().text()) ? i : -1;
    }
    return items;
  }

  private static void leaveOut(List<FlowItem> items, int at) {
    if (items.get(at) instanceof FlowItem.Text text) {
      items.set(at, text.leftOut(Reason.CONTENTS));
    }
  }

  private boolean isEntry(FlowItem.Text text, boolean inContents) {
    if (text.isHeading() || text.links().isEmpty()) {
      return false;
    }
    String line = text.paragraph().text();
    if (inContents || line.length() > LONGEST_ENTRY) {
      return inContents;
    }
    TitleWords words = TitleWords.of(line);
    return text.links().stream()
        .flatMap(target -> titles.getOrDefault(target, List.of()).stream())
        .anyMatch(title -> isWordedAs(words, title));
  }

  /** A page's number and a label may stand beside a title, but no sentence around it. */
  private static boolean isWordedAs(TitleWords words, TitleWords title) {
    return (words.contains(title) && 2 * title.size() >= words.size()) || title.startsWith(words);
  }
}
