package dev.lector.bridge.books;

import dev.lector.books.BookReader;
import dev.lector.bridge.http.BodyTooLargeException;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A book that was sent, in a temporary file under a name that tells its format.
 *
 * @param directory has the file alone; removed in the end
 * @param file the book, under a name that file systems of any character set have
 * @param name what it is called, for people; its end tells the format
 * @param bytes its length
 */
record SentBook(Path directory, Path file, String name, long bytes) implements AutoCloseable {
  private static final int LONGEST_NAME = 100;

  /**
   * Longest book that is text alone, bytes: its tree of elements takes many times that. Pictures of
   * a FictionBook are text, too, and its reader has bounds of its own.
   */
  private static final long LONGEST_TEXT = 16 << 20;

  private static final Set<String> ALONE = Set.of("txt", "md", "html");

  private static final String ANY = "application/octet-stream";

  /** What is said of files by those who do not know what is in them. */
  private static final Set<String> UNKNOWN =
      Set.of(
          ANY,
          "application/zip",
          "application/x-zip-compressed",
          "application/x-zip-compressed-fb2");

  /** Extensions by media type; one that a name has all the same goes with text and bytes. */
  private static final Map<String, String> TYPES =
      Map.of(
          "application/epub+zip",
          "epub",
          "text/plain",
          "txt",
          "text/markdown",
          "md",
          "text/html",
          "html",
          "application/xhtml+xml",
          "html",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "docx",
          "application/x-fictionbook+xml",
          "fb2");

  private static final int BUFFER = 1 << 16;

  private static final Pattern EXTENSION =
      Pattern.compile("(.*?)\\.((?i:fb2\\.zip)|[A-Za-z0-9]{1,8})");

  /**
   * Takes the body of a call.
   *
   * @param longest bytes
   * @throws RefusedException 413 when it is longer, 415 when it is none by its type, 400 when
   *     nothing was sent
   * @throws UncheckedIOException when it cannot be written to this machine's disk
   */
  static SentBook take(Call call, long longest) throws RefusedException, IOException {
    String type =
        call.header("Content-Type").orElse(ANY).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!UNKNOWN.contains(type) && !TYPES.containsKey(type)) {
      throw new RefusedException(
          415,
          "A book is sent as it is, as application/epub+zip, text/plain, text/markdown, text/html or %s with its name in the query; not as %s."
              .formatted(ANY, type));
    }
    Path directory = Files.createTempDirectory("lector-book-");
    Path draft = directory.resolve("book");
    try (InputStream body = call.stream(longest)) {
      long bytes = copy(body, draft);
      if (bytes == 0) {
        throw new RefusedException(400, "Send the book's file as the body.");
      }
      String name = name(call.query("name").orElse(""), type, draft);
      Path file = directory.resolve(onDisk(name));
      Files.move(draft, file);
      SentBook book = new SentBook(directory, file, name, bytes);
      if (bytes > LONGEST_TEXT && ALONE.contains(book.format())) {
        throw tooLong(LONGEST_TEXT);
      }
      return book;
    } catch (BodyTooLargeException e) {
      remove(directory);
      throw tooLong(longest);
    } catch (RefusedException | IOException | RuntimeException e) {
      remove(directory);
      if (e instanceof RefusedException refused && refused.reply().status() == 413) {
        throw tooLong(longest);
      }
      throw e;
    }
  }

  private static RefusedException tooLong(long longest) {
    return new RefusedException(
        413,
        "The book is longer than %d bytes, the limit; send it without its pictures, or in parts."
            .formatted(longest));
  }

  private static long copy(InputStream body, Path draft) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    try (OutputStream out = Files.newOutputStream(draft)) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        write(out, buffer, read);
        bytes += read;
      }
    }
    return bytes;
  }

  /** A disk that is full is no fault of the client. */
  private static void write(OutputStream out, byte[] buffer, int length) {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A safe name that tells format and, where the book has none, title. */
  private static String name(String sent, String type, Path draft) throws IOException {
    String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    Matcher named = EXTENSION.matcher(last);
    Optional<String> own =
        named.matches() ? Optional.of(named.group(2).toLowerCase(Locale.ROOT)) : Optional.empty();
    String stem = own.isPresent() ? named.group(1) : last;
    boolean unknown = UNKNOWN.contains(type);
    // Any book may be in a file that is called a zip file.
    Optional<String> told = own.filter(one -> !one.equals("zip"));
    boolean byName = told.isPresent() && (unknown || type.equals("text/plain"));
    String extension =
        byName
            ? plain(told.get())
            : unknown ? BookReader.extension(draft) : TYPES.getOrDefault(type, "txt");
    return safe(stem) + "." + extension;
  }

  /** One name for each format. */
  private static String plain(String extension) {
    return switch (extension) {
      case "text" -> "txt";
      case "markdown" -> "md";
      case "htm", "xhtml" -> "html";
      case "fbz" -> "fb2.zip";
      default -> extension;
    };
  }

  private static String safe(String stem) {
    String letters = stem.replaceAll("[^\\p{L}\\p{M}\\p{N} ,;'()_&!-]+", " ").strip();
    int most = Math.min(letters.codePointCount(0, letters.length()), LONGEST_NAME / 2);
    String cut = letters.substring(0, letters.offsetByCodePoints(0, most)).strip();
    return cut.isEmpty() ? "book" : cut;
  }

  /** What its format is called: {@code epub}. */
  String format() {
    return format(name);
  }

  private static String format(String name) {
    // Stems have no full stop.
    return name.substring(name.indexOf('.') + 1);
  }

  /** What the file of a book is called that people know by a name. */
  static String onDisk(String name) {
    return "book." + format(name);
  }

  @Override
  public void close() throws IOException {
    remove(directory);
  }

  private static void remove(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(directory);
  }
}
