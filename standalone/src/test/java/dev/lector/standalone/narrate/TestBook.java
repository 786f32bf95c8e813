package dev.lector.standalone.narrate;

import dev.lector.books.document.Metadata;
import dev.lector.books.document.Paragraph;
import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.TextLedger;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.ChapterChoice;
import dev.lector.books.passages.Pauses;
import java.util.ArrayList;
import java.util.List;

/** Books that were never files. */
final class TestBook {
  private TestBook() {}

  static Book of(String title, List<Section> sections) {
    return Book.of(read(title, sections), ChapterChoice.BOOK, Pauses.DEFAULT);
  }

  static dev.lector.books.document.Book read(String title, List<Section> sections) {
    List<dev.lector.books.document.Chapter> chapters = new ArrayList<>();
    for (Section section : sections) {
      List<Paragraph> paragraphs = new ArrayList<>();
      if (!section.title().isEmpty()) {
        paragraphs.add(new Paragraph(Paragraph.Role.HEADING, section.title(), List.of()));
      }
      for (String text : section.paragraphs()) {
        paragraphs.add(new Paragraph(Paragraph.Role.PROSE, text, List.of()));
      }
      long characters = paragraphs.stream().mapToLong(p -> Characters.count(p.text())).sum();
      chapters.add(
          new dev.lector.books.document.Chapter(
              section.title(),
              section.title().equals("Copyright"),
              paragraphs,
              new TextLedger(characters, characters, List.of())));
    }
    return new dev.lector.books.document.Book(Metadata.titled(title), chapters, List.of());
  }
}
