package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.books.document.Book;
import dev.lector.books.document.Chapter;
import dev.lector.books.document.Paragraph;
import dev.lector.books.ledger.Omission;
import dev.lector.books.ledger.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is read of a book, in a form that tests can compare. Its ledgers always add up. */
final class Reading {
  private final Book book;

  private Reading(Book book) {
    this.book = book;
    assertThat(book.chapters())
        .allSatisfy(chapter -> assertThat(chapter.ledger().addsUp()).as(chapter.title()).isTrue());
  }

  static Reading of(Path file) throws Exception {
    return new Reading(BookReader.read(file));
  }

  static Reading of(Book book) {
    return new Reading(book);
  }

  Book book() {
    return book;
  }

  /** Titles of the chapters that have anything to say. */
  List<String> titles() {
    return spoken().stream().map(Chapter::title).toList();
  }

  private List<Chapter> spoken() {
    return book.chapters().stream().filter(chapter -> !chapter.isSilent()).toList();
  }

  /** Paragraphs of each chapter that has anything to say. */
  List<List<String>> chapters() {
    return spoken().stream()
        .map(chapter -> chapter.paragraphs().stream().map(Paragraph::text).toList())
        .toList();
  }

  /** Paragraphs of all chapters. */
  List<String> paragraphs() {
    return chapters().stream().flatMap(List::stream).toList();
  }

  /** Paragraphs that are in a role. */
  List<String> in(Paragraph.Role role) {
    return book.chapters().stream()
        .flatMap(chapter -> chapter.paragraphs().stream())
        .filter(paragraph -> paragraph.role() == role)
        .map(Paragraph::text)
        .toList();
  }

  /** Characters that are left out, by reason. */
  Map<Reason, Long> leftOut() {
    Map<Reason, Long> characters = new TreeMap<>();
    for (Omission omission : book.ledger().omissions()) {
      characters.put(omission.reason(), omission.characters());
    }
    return characters;
  }
}
