package dev.lector.standalone.narrate;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects a book's headings and paragraphs in their order. A heading with nothing under it, such
 * as that of a part before its first chapter, is no chapter: it is said with the next one.
 */
final class Sections {
  private final List<Section> done = new ArrayList<>();
  private final List<String> paragraphs = new ArrayList<>();
  private String title = "";

  /** A chapter begins. */
  void heading(String heading) {
    if (paragraphs.isEmpty()) {
      title = joined(title, heading);
    } else {
      keep();
      title = heading;
    }
  }

  /** A paragraph of the chapter that began last; nothing happens when it cannot be said. */
  void paragraph(String text) {
    if (Passages.canBeSaid(text)) {
      paragraphs.add(text);
    }
  }

  /** All of it; a heading that ends the book is said at the end of its last chapter. */
  List<Section> finish() {
    if (!paragraphs.isEmpty()) {
      keep();
    } else if (!title.isEmpty()) {
      if (!done.isEmpty()) {
        Section last = done.removeLast();
        paragraphs.addAll(last.paragraphs());
        paragraphs.add(title);
        title = last.title();
      }
      keep();
    }
    return List.copyOf(done);
  }

  private void keep() {
    done.add(new Section(title, paragraphs));
    paragraphs.clear();
    title = "";
  }

  private static String joined(String first, String second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first + second;
    }
    boolean ended = ".:;,!?".indexOf(first.charAt(first.length() - 1)) >= 0;
    return first + (ended ? " " : ". ") + second;
  }
}
