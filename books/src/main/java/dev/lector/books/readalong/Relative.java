package dev.lector.books.readalong;

import java.net.URI;
import java.net.URISyntaxException;

/** Relative URLs between the files of a book. */
final class Relative {
  private Relative() {}

  /** How a file refers to another one. */
  static String url(String from, String to) {
    int shared = 0;
    for (int i = 0; i < Math.min(from.length(), to.length()); i++) {
      if (from.charAt(i) != to.charAt(i)) {
        break;
      }
      shared = from.charAt(i) == '/' ? i + 1 : shared;
    }
    long up = from.substring(shared).chars().filter(c -> c == '/').count();
    return "../".repeat((int) up) + encoded(to.substring(shared));
  }

  private static String encoded(String path) {
    try {
      return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
