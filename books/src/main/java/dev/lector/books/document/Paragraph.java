package dev.lector.books.document;

import java.util.List;

/**
 * A paragraph.
 *
 * @param text in one line
 * @param places where its characters stand in the source, in order
 * @param marks what the source says of parts of it, in order
 */
public record Paragraph(Role role, String text, List<Place> places, List<Mark> marks) {
  /**
   * What the source says of a part of a paragraph.
   *
   * @param start first character, UTF-16
   * @param end behind the last one
   */
  public record Mark(Kind kind, int start, int end) {
    /** What a part of a paragraph is. */
    public enum Kind {
      /** The name of who speaks. */
      SPEAKER,
      STAGE_DIRECTION
    }
  }

  /** What a paragraph is. */
  public enum Role {
    HEADING,
    PROSE,
    /** A line of verse, or one that stands by itself for another reason. */
    LINE
  }

  public Paragraph {
    places = List.copyOf(places);
    marks = List.copyOf(marks);
  }

  /** A paragraph of which the source says nothing more. */
  public Paragraph(Role role, String text, List<Place> places) {
    this(role, text, places, List.of());
  }
}
