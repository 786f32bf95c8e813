package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.books.document.Cover;
import dev.lector.books.document.Metadata;
import dev.lector.books.ledger.Omission;
import dev.lector.books.ledger.TextLedger;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.Chapter;
import dev.lector.books.passages.ChapterChoice;
import dev.lector.books.passages.Pauses;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What clients are told of a book that was read. */
final class BookDescription {
  /** Every chapter with text has its number; which are chosen is said when one is narrated. */
  static final ChapterChoice ALL = new ChapterChoice(Optional.empty(), false);

  /** Pictures that browsers show and that cannot do anything. */
  private static final Set<String> PICTURES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

  /** Bounds of what is kept of a book: each list of books and each look at one reads it. */
  private static final int MOST_CHAPTERS = 10_000;

  private static final int MOST_AUTHORS = 50;
  private static final int MOST_NOTICES = 100;
  private static final int MOST_OMISSIONS = 5_000;
  private static final int LONGEST_DESCRIPTION = 4_000;

  /** Of what is a number or a code. */
  private static final int LONGEST_TAG = 50;

  private final dev.lector.books.document.Book read;
  private final Book book;

  /**
   * Describes a book.
   *
   * @throws RefusedException 422 when it has more chapters than are kept
   */
  BookDescription(dev.lector.books.document.Book read) throws RefusedException {
    this.read = read;
    this.book = Book.of(read, ALL, Pauses.DEFAULT);
    if (book.chapters().size() > MOST_CHAPTERS) {
      throw new RefusedException(
          422,
          "The book has %,d chapters, and %,d are the most; send it in parts."
              .formatted(book.chapters().size(), MOST_CHAPTERS));
    }
  }

  /** Its picture, if browsers can show it. */
  Optional<Cover> cover() {
    return read.metadata().cover().filter(cover -> PICTURES.contains(cover.mediaType()));
  }

  /**
   * The book as it is kept.
   *
   * @param file name of its file
   * @param format that is called so
   * @param kept how long
   */
  KeptBook kept(String id, String file, String format, Instant now, Duration kept) {
    ObjectNode json = Json.object();
    Metadata metadata = read.metadata();
    json.put("id", id);
    json.put("title", ShownText.title(metadata.title()));
    metadata.authors().stream()
        .limit(MOST_AUTHORS)
        .map(ShownText::title)
        .forEach(json.putArray("authors")::add);
    json.put("language", ShownText.cut(metadata.language(), LONGEST_TAG));
    String cover = cover().map(Cover::mediaType).orElse("");
    if (cover.isEmpty()) {
      json.putNull("cover");
    } else {
      json.put("cover", BookEndpoints.PATH + id + "/cover");
    }
    json.put("format", format);
    List<Chapter> selected = book.chapters().stream().filter(BookDescription::isSelected).toList();
    json.put("characters", selected.stream().mapToLong(chapter -> chapter.ledger().spoken()).sum());
    json.put("seconds", Math.round(selected.stream().mapToDouble(c -> c.seconds(1)).sum()));
    addChapters(json.putArray("chapters"));
    addLeftOut(json.putArray("left_out"));
    addNotices(json.putArray("notices"));
    Instant expires = now.plus(kept);
    json.put("created_at", now.toString());
    json.put("expires_at", expires.toString());
    return new KeptBook(id, file, cover, expires, tags(metadata), json);
  }

  private static ObjectNode tags(Metadata metadata) {
    return Json.object()
        .put("series", ShownText.title(metadata.series()))
        .put("volume", ShownText.cut(metadata.volume(), LONGEST_TAG))
        .put("year", ShownText.cut(metadata.year(), LONGEST_TAG))
        .put("description", ShownText.cut(metadata.description(), LONGEST_DESCRIPTION))
        .put("isbn", ShownText.cut(metadata.isbn(), LONGEST_TAG));
  }

  /** Whether a chapter is narrated unless others are chosen. */
  static boolean isSelected(Chapter chapter) {
    return !chapter.source().frontMatter();
  }

  private void addChapters(ArrayNode chapters) {
    for (Chapter chapter : book.chapters()) {
      chapters
          .addObject()
          .put("number", chapter.number())
          .put("title", ShownText.title(chapter.title()))
          .put("kind", chapter.source().frontMatter() ? "front-matter" : "chapter")
          .put("characters", chapter.ledger().spoken())
          .put("seconds", Math.round(chapter.seconds(1)))
          .put("passages", chapter.passages().size())
          .put("selected", isSelected(chapter));
    }
  }

  private void addLeftOut(ArrayNode leftOut) {
    for (Chapter chapter : book.chapters()) {
      for (Omission omission : chapter.ledger().omissions()) {
        if (leftOut.size() < MOST_OMISSIONS) {
          write(leftOut.addObject().put("chapter", chapter.number()), omission);
        }
      }
    }
    for (Omission omission :
        TextLedger.sum(book.silent().stream().map(Book.Silent::ledger)).omissions()) {
      write(leftOut.addObject().putNull("chapter"), omission);
    }
  }

  private static void write(ObjectNode json, Omission omission) {
    json.put("reason", omission.reason().label());
    json.put("characters", omission.characters());
    String sample = omission.examples().isEmpty() ? "" : omission.examples().getFirst();
    json.put("sample", ShownText.title(sample));
  }

  private void addNotices(ArrayNode notices) {
    List<String> all = book.notices();
    all.stream().limit(MOST_NOTICES).map(ShownText::title).forEach(notices::add);
    if (all.size() > MOST_NOTICES) {
      notices.add("%,d more like these".formatted(all.size() - MOST_NOTICES));
    }
    TextLedger text = book.ledger();
    if (text.leavesOutMuch()) {
      notices.add(
          String.format(
              Locale.ROOT,
              "%.1f %% of the text is left out, most of it %s",
              100 * text.shareLeftOut(),
              text.omissions().getFirst().reason().label()));
    }
  }
}
