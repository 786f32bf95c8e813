package dev.lector.standalone.narrate;

import dev.lector.books.passages.Book;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a narration's files go: it is one book's, and one command's at a time. */
final class OutputDirectory implements AutoCloseable {
  private static final String BOOK = "book.json";

  private final Path path;
  private final Path parts;
  private @Nullable NarrationLock lock;

  OutputDirectory(Path path) {
    this.path = path;
    this.parts = path.resolve(".parts");
  }

  /** What is kept while a narration goes on: audio, and which book it is. */
  Path parts() {
    return parts;
  }

  /**
   * Makes sure that the files can be written, are not among those of another book, do not replace
   * what is narrated, and are written by nobody else until this is closed.
   *
   * @param source what is narrated
   * @param force whether another book's files may be replaced
   */
  void prepare(Path source, Book book, BookFormat format, boolean force) throws NarrationException {
    try {
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw new NarrationException(path + " is a file; --output names a directory");
      }
      requireOther(source, format, book.title());
      Files.createDirectories(path);
      if (!Files.isWritable(path)) {
        throw new AccessDeniedException(path.toString());
      }
      BookName name = BookName.of(book);
      Optional<BookName> other = there().filter(name::isOther);
      if (!force && other.isPresent()) {
        throw new NarrationException(
            "%s has another book, %s; name another directory, or replace it with --force"
                .formatted(path, other.get().shown()));
      }
      Files.createDirectories(parts);
      lock = NarrationLock.take(parts);
      Draft.sweep(path);
      Draft.sweepParts(parts);
      name.write(parts.resolve(BOOK));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** The source is the reader's own, so not even --force replaces it. */
  private void requireOther(Path source, BookFormat format, String title)
      throws IOException, NarrationException {
    if (format.file(title).isEmpty() || !Files.exists(source)) {
      return;
    }
    Path written = path.resolve(format.file(title).get());
    if (Files.exists(written) && Files.isSameFile(source, written)) {
      throw new NarrationException(
          "%s would be replaced by its own narration; name another directory with --output"
              .formatted(source));
    }
  }

  private Optional<BookName> there() {
    return BookName.in(parts.resolve(BOOK)).or(() -> BookName.in(path.resolve(Manifest.FILE)));
  }

  /** Takes away what a run left that was killed when all was written. */
  void tidy() throws NarrationException {
    if (!Files.isDirectory(parts)) {
      return;
    }
    try {
      lock = NarrationLock.take(parts);
      AudioCache.delete(parts);
      Draft.sweep(path);
    } catch (NarrationException _) {
      // Another command narrates there and needs it.
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Lets others narrate here. */
  @Override
  public void close() throws NarrationException {
    NarrationLock held = lock;
    lock = null;
    if (held != null) {
      try {
        held.close();
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  /** Says in one line why files cannot be written, and what to do. */
  NarrationException unwritable(IOException e) {
    IOException cause =
        e instanceof UnwritableException && e.getCause() instanceof IOException inner ? inner : e;
    if (String.valueOf(cause.getMessage()).contains("No space left")) {
      return new NarrationException(
          "There is no space left for %s; make some, and run the same command again: it goes on where it was"
              .formatted(path),
          e);
    }
    String reason =
        switch (cause) {
          case AccessDeniedException _ -> "permission denied";
          case FileSystemException f when f.getReason() != null -> f.getReason();
          case FileSystemException f -> f.getClass().getSimpleName() + " " + f.getFile();
          default -> String.valueOf(e.getMessage());
        };
    return new NarrationException(path + " cannot be written: " + reason, e);
  }
}
