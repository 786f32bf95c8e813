package dev.lector.speech.text;

import org.jspecify.annotations.Nullable;

/**
 * Where the matches of a pattern can begin: by the character before the place, by the one behind
 * it, and by the one behind that. Trying a pattern everywhere costs most where it cannot match.
 */
final class Starts {
  private static final int BEFORE = 1;
  private static final int FIRST = 2;
  private static final int SECOND = 4;

  /** Of a million places: those of a pattern with more are not told apart. */
  private static final double SHARE = 300_000;

  /** At which of the three places a character may stand, by its {@link CharacterSet#code}. */
  private final byte[] places = new byte[CharacterSet.CODES];

  private Starts(CharacterSet before, CharacterSet first, CharacterSet second) {
    for (int code = 0; code < places.length; code++) {
      places[code] =
          (byte)
              ((before.holds(code) ? BEFORE : 0)
                  | (first.holds(code) ? FIRST : 0)
                  | (second.holds(code) ? SECOND : 0));
    }
  }

  /** Those of matches of a shape; null when they may begin nearly everywhere. */
  static @Nullable Starts of(Shape shape) {
    CharacterSet first = shape.kind() == Shape.Kind.OPTIONAL ? CharacterSet.ALL : shape.first();
    double share =
        Commonness.of(shape.before()) * Commonness.of(first) * Commonness.of(shape.second());
    return share > SHARE ? null : new Starts(shape.before(), first, shape.second());
  }

  /** The next place from one on at which a match can begin; -1 when there is none. */
  int next(String text, int from) {
    int length = text.length();
    int before = from == 0 ? places[CharacterSet.EDGE] : place(text, from - 1);
    int first = place(text, from);
    for (int at = from; at <= length; at++) {
      int second = place(text, at + 1);
      if ((before & BEFORE) != 0 && (first & FIRST) != 0 && (second & SECOND) != 0) {
        return at;
      }
      before = first;
      first = second;
    }
    return -1;
  }

  private int place(String text, int at) {
    return places[at < text.length() ? CharacterSet.code(text.charAt(at)) : CharacterSet.EDGE];
  }
}
