package dev.lector.books.readalong;

import java.util.Arrays;

/**
 * The text between two child elements of an element, and where each of its characters is written. A
 * character that was written as an entity has all of the entity, one in a CDATA section has all of
 * the section: neither can be divided.
 */
final class SourceRun {
  private final SourceElement parent;
  private final StringBuilder text = new StringBuilder();
  private int[] from = new int[16];
  private int[] to = new int[16];

  SourceRun(SourceElement parent) {
    this.parent = parent;
  }

  void add(CharSequence characters, int begin, int end) {
    for (int i = 0; i < characters.length(); i++) {
      int at = text.length();
      if (at == from.length) {
        from = Arrays.copyOf(from, 2 * at);
        to = Arrays.copyOf(to, 2 * at);
      }
      from[at] = begin;
      to[at] = end;
      text.append(characters.charAt(i));
    }
  }

  SourceElement parent() {
    return parent;
  }

  int length() {
    return text.length();
  }

  /** Where a character is written. */
  int from(int character) {
    return from[character];
  }

  /** Where the writing of a character ends. */
  int to(int character) {
    return to[character];
  }
}
