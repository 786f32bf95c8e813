package dev.lector.books;

import dev.lector.books.archive.Archive;
import dev.lector.books.document.BookException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of books. */
enum Format {
  EPUB,
  TEXT,
  MARKDOWN,
  HTML,
  DOCX,
  FB2,
  FB2_ZIP;

  /** Bytes by which a file's format is told. */
  static final int HEAD = 2_048;

  /** By a file's name; empty when it is the name of no book. */
  static Optional<Format> ofName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".fb2.zip") || name.endsWith(".fbz")) {
      return Optional.of(FB2_ZIP);
    }
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "epub" -> Optional.of(EPUB);
      case "txt", "text" -> Optional.of(TEXT);
      case "md", "markdown" -> Optional.of(MARKDOWN);
      case "html", "htm", "xhtml" -> Optional.of(HTML);
      case "docx" -> Optional.of(DOCX);
      case "fb2" -> Optional.of(FB2);
      default -> Optional.empty();
    };
  }

  /** By how a file begins, and a container by what is in it. */
  static Format ofContent(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(HEAD);
    }
    if (isContainer(bytes)) {
      return zipped(file);
    }
    String words = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    if (words.contains("<fictionbook")) {
      return FB2;
    }
    return words.contains("<!doctype html") || words.contains("<html") ? HTML : TEXT;
  }

  /** Whether a file that begins so is a zip file. */
  static boolean isContainer(byte[] head) {
    return head.length > 1 && head[0] == 'P' && head[1] == 'K';
  }

  /** What cannot be opened is an EPUB, whose reader says why. */
  private static Format zipped(Path file) throws IOException {
    List<String> names;
    try (Archive archive = Archive.open(file, "book", new ArrayList<>())) {
      names = archive.names();
    } catch (BookException e) {
      return EPUB;
    }
    if (names.contains("META-INF/container.xml")) {
      return EPUB;
    }
    if (names.stream().anyMatch(name -> name.startsWith("word/"))) {
      return DOCX;
    }
    boolean fiction = names.stream().anyMatch(n -> n.toLowerCase(Locale.ROOT).endsWith(".fb2"));
    return fiction ? FB2_ZIP : EPUB;
  }

  /** Whether a file is a book by itself, with metadata and chapters of its own. */
  boolean isWhole() {
    return this == EPUB || this == DOCX || this == FB2 || this == FB2_ZIP;
  }

  /** The end of its files' names, behind a full stop. */
  String extension() {
    return switch (this) {
      case EPUB -> "epub";
      case TEXT -> "txt";
      case MARKDOWN -> "md";
      case HTML -> "html";
      case DOCX -> "docx";
      case FB2 -> "fb2";
      case FB2_ZIP -> "fb2.zip";
    };
  }

  /** The names that files have, for people. */
  static String names() {
    return ".epub, .docx, .fb2, .fb2.zip, .txt, .md or .html";
  }
}
