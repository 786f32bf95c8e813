package dev.lector.books.chapters;

import java.util.List;

/**
 * One of the documents that a book is made of.
 *
 * @param name by which links and the table of contents refer to it
 * @param kind what it is for
 * @param items what stands in it
 */
public record FlowDocument(String name, Kind kind, List<FlowItem> items) {
  /** What a document is for. */
  public enum Kind {
    /** The book's text. */
    TEXT,
    /** A title page, an imprint or the like. */
    FRONT_MATTER,
    /** A list of the book's chapters. */
    CONTENTS,
    /** Outside of the reading order. */
    AUXILIARY
  }

  public FlowDocument {
    items = List.copyOf(items);
  }

  /**
   * The heading above all text, where it is the title of the whole and not of the first chapter:
   * the only one of its level, or with another heading right below; empty when there is none.
   */
  public String topHeading() {
    List<FlowItem.Text> texts =
        items.stream()
            .filter(FlowItem.Text.class::isInstance)
            .map(FlowItem.Text.class::cast)
            .toList();
    if (texts.isEmpty() || texts.getFirst().level() != 1) {
      return "";
    }
    boolean only = texts.stream().filter(text -> text.level() == 1).count() == 1;
    boolean above = texts.size() > 1 && texts.get(1).isHeading();
    return only || above ? texts.getFirst().paragraph().text() : "";
  }
}
