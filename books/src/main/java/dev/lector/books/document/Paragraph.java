package dev.lector.books.document;

import java.util.List;

/**
 * A paragraph.
 *
 * @param text in one line
 * @param places where its characters stand in the source, in order
 */
public record Paragraph(Role role, String text, List<Place> places) {
  /** What a paragraph is. */
  public enum Role {
    HEADING,
    PROSE,
    /** A line of verse, or one that stands by itself for another reason. */
    LINE
  }

  public Paragraph {
    places = List.copyOf(places);
  }
}
