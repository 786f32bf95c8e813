package dev.lector.standalone.narrate;

import dev.lector.books.passages.Chapter;
import java.util.Locale;

/** Names of files after titles, which every file system takes. */
final class FileNames {
  private static final int LONGEST = 60;

  private FileNames() {}

  /** A chapter's file: {@code 003-the-storm.wav}. */
  static String chapter(Chapter chapter, String extension) {
    String slug = slug(chapter.title());
    return slug.isEmpty()
        ? "%03d.%s".formatted(chapter.number(), extension)
        : "%03d-%s.%s".formatted(chapter.number(), slug, extension);
  }

  /** A book's file: {@code the-tempest.m4b}. */
  static String book(String title, String extension) {
    String slug = slug(title);
    return (slug.isEmpty() ? "book" : slug) + "." + extension;
  }

  private static String slug(String title) {
    String words = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    String slug = words.replaceAll("^-|-$", "");
    // Counted in code points, so that none is cut in two.
    return slug.codePointCount(0, slug.length()) > LONGEST
        ? slug.substring(0, slug.offsetByCodePoints(0, LONGEST))
        : slug;
  }
}
