package dev.lector.books.readalong;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A document whose sentences get spans. */
final class MarkedDocument {
  private final SourceMarkup markup;
  private final SpanFinder finder;
  private final String prefix;
  private final Edits edits = new Edits();
  private final TreeMap<Integer, Integer> taken = new TreeMap<>();
  private int count;

  MarkedDocument(SourceMarkup markup) {
    this.markup = markup;
    this.finder = new SpanFinder(markup);
    this.prefix = markup.freshPrefix("lector-");
  }

  /**
   * A span.
   *
   * @param id of it, within the document
   * @param character of the sentence's paragraph with which it begins
   */
  record Mark(String id, int character) {}

  /** Marks a sentence; no marks where it has no place for any that another one has not. */
  List<Mark> mark(SpokenSentence sentence, String document) {
    List<Mark> marks = new ArrayList<>();
    for (SpanFinder.Range range :
        finder.find(
            sentence.own().stream().filter(place -> place.document().equals(document)).toList())) {
      if (isFree(range)) {
        taken.put(range.from(), range.to());
        String id = prefix + ++count;
        String span = range.parent().prefix() + "span";
        edits.wrap(range.from(), range.to(), "<" + span + " id=\"" + id + "\">", "</" + span + ">");
        marks.add(new Mark(id, range.character()));
      }
    }
    return marks;
  }

  private boolean isFree(SpanFinder.Range range) {
    Map.Entry<Integer, Integer> before = taken.lowerEntry(range.to());
    return before == null || before.getValue() <= range.from();
  }

  /** Names a style sheet in it; false where it has no head. */
  boolean link(String href) {
    for (SourceElement head : markup.root().all("head")) {
      String name = head.prefix() + "link";
      edits.insert(
          head.contentEnd(),
          "<%s rel=\"stylesheet\" type=\"text/css\" href=\"%s\"/>".formatted(name, href));
      return true;
    }
    return false;
  }

  /** Whether there is a span in it. */
  boolean isMarked() {
    return count > 0;
  }

  /** Its source with the spans. */
  String source() {
    return edits.apply(markup.source());
  }
}
