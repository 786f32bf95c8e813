package dev.lector.standalone.narrate;

import dev.lector.books.passages.Chapter;

/** What players show for a chapter. */
final class Titles {
  private Titles() {}

  /** Its heading, or its number where it has none. */
  static String of(Chapter chapter) {
    return chapter.title().isBlank() ? "Part " + chapter.number() : chapter.title();
  }
}
