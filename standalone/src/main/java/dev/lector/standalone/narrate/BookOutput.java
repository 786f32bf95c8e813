package dev.lector.standalone.narrate;

import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.Cover;
import dev.lector.books.document.Metadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a book is to become.
 *
 * @param format of its files
 * @param bitRate bit/s; 0 for the format's own
 */
public record BookOutput(BookFormat format, int bitRate) {
  /** Digest of nothing, but a name for what differs between outputs. */
  String id() {
    return bitRate == 0 ? format.id() : format.id() + " " + bitRate;
  }

  BookWriter writer(Book book, Narration wish, Path directory, Path parts)
      throws NarrationException {
    Optional<Cover> cover = book.metadata().cover().flatMap(picture -> Cover.of(picture.bytes()));
    return format.writer(
        directory, parts, bitRate, metadata(book, wish), cover, book.chapters().size());
  }

  private static BookMetadata metadata(Book book, Narration wish) {
    Metadata known = book.metadata();
    return new BookMetadata(
        book.title(),
        "",
        known.authors(),
        known(wish.voice()),
        known.series(),
        known.volume(),
        "",
        known.year(),
        known.description(),
        wish.language() == null ? known.language() : wish.language(),
        List.of(),
        known.isbn());
  }

  private static List<String> known(@Nullable String name) {
    return name == null ? List.of() : List.of(name);
  }
}
