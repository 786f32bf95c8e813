package dev.lector.books.chapters;

import dev.lector.books.bounds.Cancellation;
import dev.lector.books.document.Chapter;
import dev.lector.books.document.Paragraph;
import dev.lector.books.ledger.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;

/**
 * Divides documents into chapters. They begin where the table of contents says, which may be in the
 * middle of a document; a document it does not name is a chapter of its own when it has a heading,
 * else it goes on with the chapter before. Without a table of contents every document is one, and
 * so is what stands below a heading of the first two levels.
 */
public final class ChapterBuilder {
  private final Starts starts;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();

  private ChapterBuilder(Starts starts) {
    this.starts = starts;
  }

  /**
   * Builds chapters.
   *
   * @param documents in reading order
   * @param toc the table of contents; empty when there is none
   * @param notices gets what is amiss
   */
  public static List<Chapter> build(
      List<FlowDocument> documents, List<TocEntry> toc, List<String> notices) {
    List<FlowDocument> read = new ArrayList<>();
    boolean headings =
        documents.stream()
            .flatMap(document -> document.items().stream())
            .anyMatch(item -> item instanceof FlowItem.Text text && text.isHeading());
    for (FlowDocument document : ContentsLists.without(Licence.without(documents, notices), toc)) {
      read.add(
          new FlowDocument(
              document.name(),
              document.kind(),
              Cleaning.clean(document.items(), toc.isEmpty() && !headings)));
    }
    ChapterBuilder builder = new ChapterBuilder(new Starts(toc, read, notices));
    read.forEach(builder::add);
    return builder.finish();
  }

  private void add(FlowDocument document) {
    Cancellation.check();
    boolean front = document.kind() == FlowDocument.Kind.FRONT_MATTER;
    if (document.kind() == FlowDocument.Kind.AUXILIARY) {
      begin("", false);
      document.items().forEach(item -> current().items().add(silent(item)));
      begin("", false);
      return;
    }
    NavigableMap<Integer, String> chapters = starts.in(document);
    boolean heading =
        document.items().stream()
            .anyMatch(item -> item instanceof FlowItem.Text text && text.isHeading());
    if (front || drafts.isEmpty() || current().isFrontMatter() || (chapters.isEmpty() && heading)) {
      String title = chapters.getOrDefault(0, "");
      begin(title, front || FrontMatter.isTitle(title));
      chapters.remove(0);
    }
    int documentStart = current().items().size();
    for (int i = 0; i < document.items().size(); i++) {
      String title = chapters.get(i);
      if (title != null) {
        List<FlowItem> headings =
            current().takeTrailingHeadings(Math.min(documentStart, current().items().size()));
        begin(title, front || FrontMatter.isTitle(title));
        current().items().addAll(headings);
        documentStart = 0;
      }
      current().items().add(document.items().get(i));
    }
  }

  private void begin(String title, boolean front) {
    drafts.add(new Draft(front));
    titles.add(title);
  }

  private Draft current() {
    return drafts.getLast();
  }

  private static FlowItem silent(FlowItem item) {
    return item instanceof FlowItem.Text text ? text.leftOut(Reason.AUXILIARY) : item;
  }

  private List<Chapter> finish() {
    List<Draft> named = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      if (draft.isEmpty()) {
        continue;
      }
      if (titles.get(i).isEmpty()) {
        Titles.byHeadings(draft);
      } else {
        Titles.byContents(draft, titles.get(i));
      }
      named.add(draft);
    }
    return joined(named).stream().map(Draft::finish).toList();
  }

  /** A heading with nothing under it, such as a part's, is said with what comes next. */
  private static Collection<Draft> joined(List<Draft> drafts) {
    Deque<Draft> joined = new ArrayDeque<>();
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft draft = drafts.get(i);
      boolean silent = draft.texts().isEmpty() && draft.isUntitled();
      boolean alone = (draft.hasHeadingsAlone() || silent) && !draft.isFrontMatter();
      if (alone && !joined.isEmpty() && !joined.getFirst().isFrontMatter()) {
        joined.getFirst().prepend(draft);
      } else if (alone && joined.isEmpty() && i > 0 && !drafts.get(i - 1).isFrontMatter()) {
        drafts.get(i - 1).append(draft);
      } else {
        joined.addFirst(draft);
      }
    }
    return joined;
  }

  /** The same text as a heading. */
  static FlowItem.Text heading(FlowItem.Text text) {
    Paragraph paragraph =
        new Paragraph(Paragraph.Role.HEADING, text.paragraph().text(), text.paragraph().places());
    return new FlowItem.Text(paragraph, text.taken(), 1, text.links());
  }
}
