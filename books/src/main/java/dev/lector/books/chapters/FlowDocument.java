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
}
