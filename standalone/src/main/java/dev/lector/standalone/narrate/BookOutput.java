package dev.lector.standalone.narrate;

import dev.lector.audiobook.BookMetadata;
import dev.lector.audiobook.Cover;
import dev.lector.books.document.Metadata;
import dev.lector.books.passages.Book;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a book is to become.
 *
 * @param format of its files
 * @param bitRate bit/s; 0 for the format's own
 * @param subtitles beside its files, where they are wanted
 * @param feed where a podcast feed says that the directory is served, where one is wanted
 */
public record BookOutput(
    BookFormat format, int bitRate, Optional<SubtitleFormat> subtitles, Optional<URI> feed) {
  /** What is lost when a passage cannot be spoken, and what to do. */
  String without() {
    return (format == BookFormat.M4B || !format.isAudio()
            ? ", so the book is not made"
            : ", so their chapters are missing")
        + " (run it again to try again, or with --allow-missing for a book without them)";
  }

  /**
   * Checks that they go together.
   *
   * @throws NarrationException when subtitles or a feed are wanted of a book that is read along
   */
  private void require() throws NarrationException {
    if (!format.isAudio() && (subtitles.isPresent() || feed.isPresent())) {
      throw new NarrationException(
          "--format epub has text and audio in one file; leave --subtitles and --feed out");
    }
  }

  /** What differs between outputs of the same speech. */
  String id() {
    StringBuilder id = new StringBuilder(format.id());
    if (bitRate != 0) {
      id.append(' ').append(bitRate);
    }
    subtitles.ifPresent(kind -> id.append(' ').append(kind.extension()));
    feed.ifPresent(url -> id.append(' ').append(url));
    return id.toString();
  }

  /** Whether it takes when sentences are heard. */
  boolean wantsTimes() {
    return subtitles.isPresent() || format == BookFormat.EPUB;
  }

  BookWriter writer(Path source, Book book, Narration wish, Path directory, Path parts)
      throws NarrationException {
    require();
    Optional<Cover> cover = book.metadata().cover().flatMap(picture -> Cover.of(picture.bytes()));
    return format.writer(
        source, directory, parts, bitRate, metadata(book, wish), cover, book.chapters().size());
  }

  /** What its files tell of the book. */
  static BookMetadata metadata(Book book, Narration wish) {
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
