package dev.lector.books.document;

import java.util.List;
import java.util.Optional;

/**
 * What a book says of itself.
 *
 * @param title empty when it has none
 * @param language BCP 47 tag; empty when it names none
 * @param cover its picture
 * @param series of which it is a part; empty when it is none
 * @param volume its number in the series, as written; empty when it has none
 * @param year of publication, as written; empty when not known
 * @param description plain text; empty when there is none
 * @param isbn digits only; empty when there is none
 */
public record Metadata(
    String title,
    List<String> authors,
    String language,
    Optional<Cover> cover,
    String series,
    String volume,
    String year,
    String description,
    String isbn) {
  public Metadata {
    authors = List.copyOf(authors);
  }

  /** Of a book of which only the title is known. */
  public static Metadata titled(String title) {
    return new Metadata(title, List.of(), "", Optional.empty(), "", "", "", "", "");
  }

  /** The same under a title, if it has none. */
  public Metadata orTitled(String other) {
    return title.isBlank() ? withTitle(other) : this;
  }

  /** The same under another title. */
  public Metadata withTitle(String other) {
    return new Metadata(other, authors, language, cover, series, volume, year, description, isbn);
  }

  /** The same by others. */
  public Metadata withAuthors(List<String> others) {
    return new Metadata(title, others, language, cover, series, volume, year, description, isbn);
  }

  /** The same with a cover. */
  public Metadata withCover(Optional<Cover> picture) {
    return new Metadata(title, authors, language, picture, series, volume, year, description, isbn);
  }
}
