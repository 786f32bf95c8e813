package dev.lector.books;

import dev.lector.books.document.BookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of a directory that are chapters, in the order of their names, and those that may be
 * and are not read.
 *
 * @param chapters files that are read
 * @param passedOver names of what else there is, but for what belongs to no text
 */
record ChapterFiles(List<Path> chapters, List<String> passedOver) {
  /** Formats of texts that are not read: a book of which some are chapters would lack them. */
  private static final Set<String> DOCUMENTS =
      Set.of(
          "rtf",
          "odt",
          "ott",
          "fodt",
          "sxw",
          "doc",
          "dot",
          "docm",
          "pages",
          "wpd",
          "wps",
          "pdf",
          "ps",
          "djvu",
          "mobi",
          "azw",
          "azw3",
          "kf8",
          "prc",
          "lit",
          "tex",
          "rst",
          "adoc",
          "asciidoc",
          "org",
          "xps");

  /** What stands beside a text or is made of it. */
  private static final Set<String> OTHERS =
      Set.of(
          "jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "tif", "tiff", "avif", "ico", "mp3",
          "m4a", "m4b", "aac", "ogg", "oga", "opus", "flac", "wav", "mp4", "css", "ttf", "otf",
          "woff", "woff2", "js", "json", "m3u8", "m3u", "srt", "vtt");

  private static final int DEEPEST = 4;

  static ChapterFiles in(Path directory) throws IOException, BookException {
    List<Path> chapters = new ArrayList<>();
    List<String> others = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files =
          all.filter(file -> !name(file).startsWith("."))
              .sorted((a, b) -> NaturalOrder.compare(name(a), name(b)))
              .toList();
    }
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        if (hasText(file)) {
          others.add(name(file));
        }
      } else if (Format.ofName(file).isPresent() && Files.isRegularFile(file)) {
        chapters.add(file);
      } else if (DOCUMENTS.contains(extension(file))) {
        throw new BookException(
            "%s is not read: chapters are %s; save it as one of them, or take it out of %s"
                .formatted(file, Format.names(), directory));
      } else if (!OTHERS.contains(extension(file)) && !name(file).equals("feed.xml")) {
        others.add(name(file));
      }
    }
    return new ChapterFiles(chapters, others);
  }

  private static boolean hasText(Path directory) throws IOException {
    try (Stream<Path> below = Files.find(directory, DEEPEST, (_, about) -> about.isRegularFile())) {
      return below.anyMatch(ChapterFiles::isText);
    }
  }

  private static boolean isText(Path file) {
    return !name(file).startsWith(".")
        && (Format.ofName(file).isPresent() || DOCUMENTS.contains(extension(file)));
  }

  /** What people should know of what is not read; empty when there is nothing. */
  Optional<String> notice() {
    return passedOver.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not read, being no chapters (which are %s): %s"
                .formatted(Format.names(), String.join(", ", passedOver)));
  }

  private static String extension(Path file) {
    String name = name(file).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
