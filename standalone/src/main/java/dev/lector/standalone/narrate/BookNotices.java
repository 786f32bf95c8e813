package dev.lector.standalone.narrate;

import dev.lector.books.ledger.Reason;
import dev.lector.books.ledger.TextLedger;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.Chapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells people what is amiss with a book before it is narrated, and what is not narrated. */
final class BookNotices {
  private BookNotices() {}

  /** What people should know before it begins. */
  static List<String> of(Book book) {
    List<String> notices = new ArrayList<>(book.notices());
    book.metadata()
        .cover()
        .filter(cover -> dev.lector.audiobook.Cover.of(cover.bytes()).isEmpty())
        .ifPresent(
            cover ->
                notices.add(
                    "The cover (%s) is damaged or of a kind that no audio file holds: it is kept beside the audio, and in no file"
                        .formatted(cover.mediaType())));
    List<Book.Silent> front =
        book.silent().stream().filter(part -> part.why().equals("front matter")).toList();
    if (!front.isEmpty()) {
      notices.add(
          "Front matter is skipped (--skip none keeps it): "
              + front.stream()
                  .map(part -> part.title().isBlank() ? "(untitled)" : part.title())
                  .collect(Collectors.joining(", ")));
    }
    TextLedger text =
        TextLedger.sum(
            Stream.concat(
                book.chapters().stream().map(Chapter::ledger),
                book.silent().stream()
                    .filter(part -> part.why().equals("has no text to speak"))
                    .map(Book.Silent::ledger)));
    boolean preview =
        text.omissions().stream().anyMatch(omission -> omission.reason() == Reason.PREVIEW);
    if (text.leavesOutMuch() && !preview) {
      notices.add(
          String.format(
              Locale.ROOT,
              "%.1f %% of the text is left out, most of it %s; --dry-run shows what and why",
              100 * text.shareLeftOut(),
              text.omissions().getFirst().reason().label()));
    }
    return notices;
  }
}
