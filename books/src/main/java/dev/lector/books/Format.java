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
  HTML;

  private static final int HEAD = 2_048;

  /** By a file's name; empty when it is the name of no book. */
  static Optional<Format> ofName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "epub" -> Optional.of(EPUB);
      case "txt", "text" -> Optional.of(TEXT);
      case "md", "markdown" -> Optional.of(MARKDOWN);
      case "html", "htm", "xhtml" -> Optional.of(HTML);
      default -> Optional.empty();
    };
  }

  /** By how a file begins. */
  static Format ofContent(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    if (head.startsWith("PK")) {
      return EPUB;
    }
    String words = head.toLowerCase(Locale.ROOT);
    return words.contains("<!doctype html") || words.contains("<html") ? HTML : TEXT;
  }

  /** The names that files have, for people. */
  static String names() {
    return ".epub, .txt, .md or .html";
  }
}
