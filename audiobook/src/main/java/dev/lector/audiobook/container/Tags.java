package dev.lector.audiobook.container;

import dev.lector.audiobook.BookMetadata;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/**
 * FFmpeg's names of tags, as Audiobookshelf and Apple Books read them: the narrator is the
 * composer, the series is grouping and show, and the kind of media is audiobook.
 */
final class Tags {
  private static final String AUDIOBOOK = "2";

  private Tags() {}

  /** Tags of a whole book in one file. */
  static Map<String, String> book(BookMetadata book) {
    Map<String, String> tags = common(book);
    put(tags, "title", book.title());
    put(tags, "media_type", AUDIOBOOK);
    put(tags, "show", book.series());
    put(tags, "episode_id", book.seriesPart());
    return tags;
  }

  /**
   * Tags of a chapter that is a file.
   *
   * @param number of the chapter, from 1
   * @param of how many there are
   */
  static Map<String, String> chapter(BookMetadata book, String title, int number, int of) {
    Map<String, String> tags = common(book);
    put(tags, "title", title);
    put(tags, "track", number + "/" + of);
    put(tags, "language", book.language());
    put(tags, "publisher", book.publisher());
    put(tags, "series", book.series());
    put(tags, "series-part", book.seriesPart());
    put(tags, "isbn", book.isbn());
    return tags;
  }

  private static Map<String, String> common(BookMetadata book) {
    Map<String, String> tags = new LinkedHashMap<>();
    String authors = String.join(", ", book.authors());
    put(tags, "artist", authors);
    put(tags, "album_artist", authors);
    put(tags, "album", book.album());
    put(tags, "composer", String.join(", ", book.narrators()));
    put(tags, "genre", book.genres().isEmpty() ? "Audiobook" : String.join("; ", book.genres()));
    put(tags, "date", book.year());
    put(tags, "comment", book.description());
    put(tags, "description", book.description());
    put(tags, "copyright", book.publisher());
    put(tags, "grouping", book.grouping());
    return tags;
  }

  /**
   * The ISO 639-2 code of a language.
   *
   * @param tag BCP 47; empty where nobody knows
   * @return {@code und} where there is none
   */
  static String iso639(String tag) {
    try {
      String code = Locale.forLanguageTag(tag).getISO3Language();
      return code.isEmpty() ? "und" : code;
    } catch (MissingResourceException e) {
      return "und";
    }
  }

  private static void put(Map<String, String> tags, String name, String value) {
    if (!value.isBlank()) {
      tags.put(name, value);
    }
  }
}
