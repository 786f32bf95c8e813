package dev.lector.standalone.narrate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes each chapter of a book as soon as all of its passages are there. */
final class Chapters {
  private final Book book;
  private final ChapterWriter writer;
  private final Map<Integer, ChapterWriter.Written> written = new TreeMap<>();

  Chapters(Book book, ChapterWriter writer) {
    this.book = book;
    this.writer = writer;
  }

  /**
   * Writes what can be.
   *
   * @param audio what there is, by the passage's id
   */
  void write(Map<String, SpokenItem> audio) throws IOException, NarrationException {
    for (Chapter chapter : book.chapters()) {
      boolean ready =
          chapter.passages().stream().allMatch(passage -> audio.containsKey(passage.id()));
      if (ready && !written.containsKey(chapter.number())) {
        written.put(chapter.number(), writer.write(chapter, audio));
      }
    }
  }

  /** What was written, in order. */
  List<ChapterWriter.Written> written() {
    return new ArrayList<>(written.values());
  }
}
