package dev.lector.standalone.narrate;

import java.util.Optional;

/** Where the characters of a passage stand in its paragraph, which may space them otherwise. */
final class Alignment {
  private final int[] places;

  private Alignment(int[] places) {
    this.places = places;
  }

  /**
   * Finds a passage, at the first place that has its words.
   *
   * @param from where in the paragraph it may begin
   * @return empty when the paragraph has other words
   */
  static Optional<Alignment> find(String passage, String paragraph, int from) {
    String words = passage.strip();
    for (int start = from; start < paragraph.length() && !words.isEmpty(); start++) {
      if (paragraph.charAt(start) == words.charAt(0)) {
        Optional<Alignment> found = at(passage, paragraph, start);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Alignment> at(String passage, String paragraph, int from) {
    int[] places = new int[passage.length()];
    int at = from;
    for (int i = 0; i < passage.length(); i++) {
      if (Character.isWhitespace(passage.charAt(i))) {
        places[i] = at;
        continue;
      }
      while (at < paragraph.length() && Character.isWhitespace(paragraph.charAt(at))) {
        at++;
      }
      if (at == paragraph.length() || paragraph.charAt(at) != passage.charAt(i)) {
        return Optional.empty();
      }
      places[i] = at++;
    }
    return Optional.of(new Alignment(places));
  }

  /** Where the passage begins. */
  int start() {
    return places[0];
  }

  /** Behind its last character. */
  int end() {
    return places[places.length - 1] + 1;
  }

  /** Where a character of it is. */
  int at(int character) {
    return places[character];
  }
}
