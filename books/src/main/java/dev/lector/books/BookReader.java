package dev.lector.books;

import dev.lector.books.bounds.BoundsException;
import dev.lector.books.document.Book;
import dev.lector.books.document.BookException;
import dev.lector.books.document.Chapter;
import dev.lector.books.docx.DocxReader;
import dev.lector.books.epub.EpubReader;
import dev.lector.books.fb2.Fb2Reader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads books. A file's format is told by its name. */
public final class BookReader {
  /** Most text at once, bytes. A container has bounds of its own, on what is read of it. */
  private static final int LARGEST = 256 << 20;

  private BookReader() {}

  /**
   * Reads a book.
   *
   * @param file the book, or a directory whose files are its chapters in the order of their names
   * @throws BookException when there is none, it cannot be read, or there is nothing in it to say
   */
  public static Book read(Path file) throws BookException {
    return read(file, name(file));
  }

  /**
   * Reads a book that is called otherwise than its file.
   *
   * @param file the book, or a directory whose files are its chapters in the order of their names
   * @param name of the book, with the end that tells the format: it has the title where nothing
   *     else does
   * @throws BookException when there is none, it cannot be read, or there is nothing in it to say
   */
  public static Book read(Path file, String name) throws BookException {
    try {
      if (Files.isDirectory(file)) {
        return requireText(directory(file), file.toString());
      }
      if (!Files.isRegularFile(file)) {
        throw new BookException("There is no file " + file);
      }
      Format format =
          Format.ofName(file)
              .orElseThrow(
                  () ->
                      new BookException(
                          "Books are %s, and %s is none of them".formatted(Format.names(), name)));
      if (!format.isWhole()) {
        requireSize(Files.size(file), file.toString());
      }
      return requireText(book(file, format, name, stem(name)), file.toString());
    } catch (BoundsException e) {
      throw new BookException(file + " " + e.getMessage(), e);
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? "permission denied" : e.getReason();
      throw new BookException(file + " cannot be read: " + reason, e);
    } catch (IOException e) {
      throw new BookException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a book whose format is told by how it begins.
   *
   * @param in is read to its end
   */
  public static Book read(InputStream in) throws BookException {
    try {
      Path file = Files.createTempFile("lector", ".book");
      try {
        copy(in, file);
        return requireText(
            book(file, Format.ofContent(file), name(file), "book"), "standard input");
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (BoundsException e) {
      throw new BookException("Standard input " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BookException("Standard input cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The end that the name of a book has, behind a full stop: {@code epub}.
   *
   * @param file whose format is told by how it begins, whatever it is called
   */
  public static String extension(Path file) throws IOException {
    return Format.ofContent(file).extension();
  }

  /** Whoever sends text without end is told so; a container has an end. */
  private static void copy(InputStream in, Path file) throws IOException, BookException {
    byte[] head = in.readNBytes(Format.HEAD);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head);
      if (Format.isContainer(head)) {
        in.transferTo(out);
        return;
      }
      byte[] part = new byte[1 << 16];
      long bytes = head.length;
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        bytes += read;
        requireSize(bytes, "Standard input");
        out.write(part, 0, read);
      }
    }
  }

  private static Book book(Path file, Format format, String name, String title)
      throws IOException, BookException {
    if (format.isWhole()) {
      Book book = whole(file, format, name);
      return new Book(
          PlainMetadata.of(book.metadata()).orTitled(title), book.chapters(), book.notices());
    }
    Parts parts = new Parts();
    parts.add(name, format, file);
    return parts.book(title);
  }

  private static Book whole(Path file, Format format, String name)
      throws IOException, BookException {
    return switch (format) {
      case DOCX -> DocxReader.read(file);
      case FB2 -> Fb2Reader.read(file, name);
      case FB2_ZIP -> Fb2Reader.readZipped(file, name);
      default -> EpubReader.read(file);
    };
  }

  private static Book directory(Path directory) throws IOException, BookException {
    ChapterFiles files = ChapterFiles.in(directory);
    if (files.chapters().isEmpty()) {
      throw new BookException(
          "There are no chapters in %s: files are %s".formatted(directory, Format.names()));
    }
    Parts parts = new Parts();
    files.notice().ifPresent(parts::tell);
    long bytes = 0;
    for (Path file : files.chapters()) {
      bytes += Files.size(file);
      requireSize(bytes, directory.toString());
      parts.add(name(file), Format.ofName(file).orElseThrow(), file);
    }
    return parts.bookOfMany(name(directory.toAbsolutePath().normalize()));
  }

  private static void requireSize(long bytes, String what) throws BookException {
    if (bytes > LARGEST) {
      throw new BookException(what + " has more than 256 MiB; split it");
    }
  }

  private static Book requireText(Book book, String what) throws BookException {
    if (book.chapters().stream().allMatch(Chapter::isSilent)) {
      throw new BookException("There is nothing to say in " + what);
    }
    return book;
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  private static String stem(String name) {
    String plain = name.replaceFirst("(?i)\\.fb2\\.zip$", "");
    boolean named = plain.equals(name) && name.contains(".");
    return named ? name.substring(0, name.lastIndexOf('.')) : plain;
  }
}
