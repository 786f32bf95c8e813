package dev.lector.books.readalong;

import dev.lector.books.document.Place;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A sentence, or what else is said in one go, and when it is heard.
 *
 * @param places where its paragraph stands in the book
 * @param from its first character in the paragraph's text, UTF-16
 * @param to behind the last one
 * @param audio name of the {@link AudioTrack} it is heard in
 * @param begin when it begins there, ms
 * @param end when it is over, ms
 * @param words when its words begin, ms, by their first characters in the paragraph; empty where
 *     nobody knows
 */
public record SpokenSentence(
    List<Place> places,
    int from,
    int to,
    String audio,
    long begin,
    long end,
    NavigableMap<Integer, Long> words) {

  /** Keeps copies. */
  public SpokenSentence {
    places = List.copyOf(places);
    words = new TreeMap<>(words);
  }

  /** When a character of it is heard, ms: as its word is, else by its share of the characters. */
  long at(int character) {
    Map.Entry<Integer, Long> word = words.floorEntry(character);
    if (word != null && word.getKey() >= from) {
      return Math.clamp(word.getValue(), begin, end);
    }
    long passed = Math.clamp(character - (long) from, 0, to - from);
    return begin + (end - begin) * passed / Math.max(1, to - from);
  }

  /** Its own places, in the order of its text. */
  List<Place> own() {
    return places.stream()
        .filter(place -> place.start() < to && place.end() > from)
        .map(this::cut)
        .toList();
  }

  /** What stands for other words cannot be cut: it is all of it. */
  private Place cut(Place place) {
    if (place.end() - place.start() != place.to() - place.from()) {
      return place;
    }
    int start = Math.max(from, place.start());
    int end = Math.min(to, place.end());
    return new Place(
        start,
        end,
        place.document(),
        place.path(),
        place.from() + start - place.start(),
        place.to() - (place.end() - end));
  }
}
