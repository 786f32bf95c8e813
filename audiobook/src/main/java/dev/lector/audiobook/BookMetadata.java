package dev.lector.audiobook;

import java.util.List;

/**
 * What is known of a book. Each text may be empty, and each list, where nobody knows.
 *
 * @param title of the book
 * @param authors in the order of the title page
 * @param narrators who speaks
 * @param series name of the series
 * @param seriesPart the book's place in its series: {@code 2}, {@code 1.5}
 * @param publisher who published the text
 * @param year of publication, four digits
 * @param description in plain text
 * @param language BCP 47 tag
 * @param genres subjects
 * @param isbn without hyphens
 */
public record BookMetadata(
    String title,
    String subtitle,
    List<String> authors,
    List<String> narrators,
    String series,
    String seriesPart,
    String publisher,
    String year,
    String description,
    String language,
    List<String> genres,
    String isbn) {

  /** Keeps unmodifiable copies of the lists. */
  public BookMetadata {
    authors = List.copyOf(authors);
    narrators = List.copyOf(narrators);
    genres = List.copyOf(genres);
  }

  /** A book of which only the title is known. */
  public static BookMetadata titled(String title) {
    return new BookMetadata(title, "", List.of(), List.of(), "", "", "", "", "", "", List.of(), "");
  }

  /** Title and subtitle as players show an album. */
  public String album() {
    return subtitle.isEmpty() ? title : title + ": " + subtitle;
  }

  /** Series and part as one text, {@code Earthsea #2}; empty without a series. */
  public String grouping() {
    return seriesPart.isEmpty() || series.isEmpty() ? series : series + " #" + seriesPart;
  }
}
