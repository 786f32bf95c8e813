package dev.lector.speech.text;

import org.jspecify.annotations.Nullable;

/**
 * Where the matches of a pattern can begin: by the character before the place, by the one behind
 * it, and by the one behind that. Where each match has a rare character near its beginning, only
 * the places near one are looked at.
 */
final class ShapeStarts implements Starts {
  private static final int BEFORE = 1;
  private static final int FIRST = 2;
  private static final int SECOND = 4;
  private static final int ANCHOR = 8;

  /** Of a million places: those of a pattern with more are not told apart. */
  private static final double SHARE = 300_000;

  /** Of a hundred places: a character near more of them is not looked for. */
  private static final double NEAR = 40;

  /** As which of the four a character may stand, by its {@link CharacterSet#code}. */
  private final byte[] places = new byte[CharacterSet.CODES];

  private final Extent.@Nullable Anchor anchor;

  /** The anchor where it is one ASCII character; {@link CharacterSet#EDGE} where it is not. */
  private final char sole;

  private ShapeStarts(
      CharacterSet before,
      CharacterSet first,
      CharacterSet second,
      Extent.@Nullable Anchor anchor) {
    CharacterSet anchors = anchor == null ? CharacterSet.NONE : anchor.set();
    for (int code = 0; code < places.length; code++) {
      places[code] =
          (byte)
              ((before.holds(code) ? BEFORE : 0)
                  | (first.holds(code) ? FIRST : 0)
                  | (second.holds(code) ? SECOND : 0)
                  | (anchors.holds(code) ? ANCHOR : 0));
    }
    this.anchor = anchor;
    this.sole = anchors.sole();
  }

  static @Nullable ShapeStarts of(Shape shape) {
    CharacterSet first = shape.kind() == Shape.Kind.OPTIONAL ? CharacterSet.ALL : shape.first();
    double share =
        Commonness.of(shape.before()) * Commonness.of(first) * Commonness.of(shape.second());
    Extent.Anchor anchor = shape.extent().anchor();
    boolean near = anchor.cost() < NEAR;
    return share > SHARE && !near
        ? null
        : new ShapeStarts(shape.before(), first, shape.second(), near ? anchor : null);
  }

  @Override
  public int next(String text, int from) {
    if (anchor == null) {
      return next(text, from, text.length());
    }
    int at = from;
    for (int sign = sign(text, at + anchor.nearest());
        sign >= 0;
        sign = sign(text, at + anchor.nearest())) {
      int last = sign - anchor.nearest();
      int found = next(text, Math.max(at, sign - anchor.farthest()), last);
      if (found >= 0) {
        return found;
      }
      at = last + 1;
    }
    return -1;
  }

  private int next(String text, int from, int last) {
    int before = from == 0 ? places[CharacterSet.EDGE] : place(text, from - 1);
    int first = place(text, from);
    for (int at = from; at <= last; at++) {
      int second = place(text, at + 1);
      if ((before & BEFORE) != 0 && (first & FIRST) != 0 && (second & SECOND) != 0) {
        return at;
      }
      before = first;
      first = second;
    }
    return -1;
  }

  /** The next anchor from a place on; -1 when there is none. */
  private int sign(String text, int from) {
    if (sole != CharacterSet.EDGE) {
      return text.indexOf(sole, from);
    }
    for (int at = from; at < text.length(); at++) {
      if ((places[CharacterSet.code(text.charAt(at))] & ANCHOR) != 0) {
        return at;
      }
    }
    return -1;
  }

  private int place(String text, int at) {
    return places[at < text.length() ? CharacterSet.code(text.charAt(at)) : CharacterSet.EDGE];
  }
}
