package dev.lector.books.passages;

import dev.lector.books.document.Metadata;
import dev.lector.books.document.Paragraph;
import dev.lector.books.ledger.Reason;
import dev.lector.books.ledger.TextLedger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A book, cut into what is said in one go.
 *
 * @param metadata what the book says of itself
 * @param chapters in order
 * @param silent what is not narrated: chapters without text, front matter, those not chosen
 * @param notices what was amiss with the book
 */
public record Book(
    Metadata metadata, List<Chapter> chapters, List<Silent> silent, List<String> notices) {

  /**
   * A part of the book that is not narrated.
   *
   * @param after number of the chapter behind which it stands; 0 before the first
   * @param why for people
   */
  public record Silent(int after, String title, String why, TextLedger ledger) {}

  public Book {
    chapters = List.copyOf(chapters);
    silent = List.copyOf(silent);
    notices = List.copyOf(notices);
  }

  /** Cuts a book up. Chapters are numbered before some are chosen. */
  public static Book of(dev.lector.books.document.Book book, ChapterChoice choice, Pauses pauses) {
    List<Chapter> chapters = new ArrayList<>();
    List<Silent> silent = new ArrayList<>();
    int number = 0;
    for (dev.lector.books.document.Chapter chapter : book.chapters()) {
      String title = chapter.title();
      if (chapter.isSilent()) {
        silent.add(new Silent(number, title, "has no text to speak", chapter.ledger()));
      } else if (chapter.frontMatter() && choice.skipsFrontMatter()) {
        TextLedger ledger = chapter.ledger().silenced(Reason.FRONT_MATTER, title);
        silent.add(new Silent(number, title, "front matter", ledger));
      } else if (choice.has(++number)) {
        chapters.add(spoken(number, chapter, pauses));
      } else {
        TextLedger ledger = chapter.ledger().silenced(Reason.NOT_CHOSEN, title);
        silent.add(new Silent(number, title, "not chosen", ledger));
      }
    }
    return new Book(book.metadata(), chapters, silent, book.notices());
  }

  private static Chapter spoken(
      int number, dev.lector.books.document.Chapter chapter, Pauses pauses) {
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < chapter.paragraphs().size(); i++) {
      Paragraph paragraph = chapter.paragraphs().get(i);
      List<String> parts = Passages.cut(paragraph.text());
      for (int part = 0; part < parts.size(); part++) {
        boolean last = part == parts.size() - 1;
        passages.add(
            new Passage(
                "c%03d-p%04d".formatted(number, passages.size() + 1),
                parts.get(part),
                last ? pauses.after(paragraph.role()) : Pauses.WITHIN_PARAGRAPH,
                i));
      }
    }
    return new Chapter(number, chapter.title(), passages, chapter);
  }

  /** Its title. */
  public String title() {
    return metadata.title();
  }

  /** What became of all of the book's text. */
  public TextLedger ledger() {
    return TextLedger.sum(
        Stream.concat(chapters.stream().map(Chapter::ledger), silent.stream().map(Silent::ledger)));
  }

  /** Everything that is said, in order. */
  public List<Passage> passages() {
    return chapters.stream().flatMap(chapter -> chapter.passages().stream()).toList();
  }

  /** Digest of everything that is said, and of how. */
  public String digest(String how) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(how.getBytes(StandardCharsets.UTF_8));
      for (Passage passage : passages()) {
        digest.update((byte) 0);
        digest.update((passage.id() + ' ' + passage.text()).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
