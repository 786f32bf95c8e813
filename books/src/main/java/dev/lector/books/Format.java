package dev.lector.books;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

  private static final int HEAD = 2_048;
  private static final int TAIL = 1 << 16;

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

  /** By how a file begins. */
  static Format ofContent(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    if (head.startsWith("PK")) {
      return zipped(bytes);
    }
    String words = head.toLowerCase(Locale.ROOT);
    if (words.contains("<fictionbook")) {
      return FB2;
    }
    return words.contains("<!doctype html") || words.contains("<html") ? HTML : TEXT;
  }

  /** A container names its files at its end, and mostly at its beginning, too. */
  private static Format zipped(byte[] bytes) {
    int tail = Math.max(0, bytes.length - TAIL);
    String names =
        new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1)
            + new String(bytes, tail, bytes.length - tail, StandardCharsets.ISO_8859_1);
    if (names.contains("META-INF/container.xml")) {
      return EPUB;
    }
    return names.contains("word/") ? DOCX : names.contains(".fb2") ? FB2_ZIP : EPUB;
  }

  /** Whether a file is a book by itself, with metadata and chapters of its own. */
  boolean isWhole() {
    return this == EPUB || this == DOCX || this == FB2 || this == FB2_ZIP;
  }

  /** The names that files have, for people. */
  static String names() {
    return ".epub, .docx, .fb2, .fb2.zip, .txt, .md or .html";
  }
}
