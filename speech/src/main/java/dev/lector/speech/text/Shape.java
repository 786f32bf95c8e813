package dev.lector.speech.text;

import static dev.lector.speech.text.CharacterSet.ALL;
import static dev.lector.speech.text.CharacterSet.BEYOND_ASCII;
import static dev.lector.speech.text.CharacterSet.EDGE;
import static dev.lector.speech.text.CharacterSet.NONE;
import static dev.lector.speech.text.CharacterSet.WORD;

import java.util.ArrayList;
import java.util.List;

/**
 * What all matches of a part of a pattern have in common. It never says more than is certain: each
 * set holds at least the characters that may stand there, or the text's edge.
 *
 * @param kind whether a match has characters
 * @param before right before a match
 * @param first the first character of a match that has one
 * @param second right behind that; of a match without characters, behind the one that follows
 * @param last the last character of a match that has one
 * @param after right behind a match
 * @param boundary whether a match is at an end of a word
 * @param single whether a match has one character
 * @param surely its ASCII characters are matches whatever is beside them
 * @param need what stands in a text with a match
 * @param extent how long a match is, and what it has at which distance
 */
record Shape(
    Kind kind,
    CharacterSet before,
    CharacterSet first,
    CharacterSet second,
    CharacterSet last,
    CharacterSet after,
    boolean boundary,
    boolean single,
    CharacterSet surely,
    Need need,
    Extent extent) {

  enum Kind {
    /** A look ahead or behind, or a boundary. */
    EMPTY,
    OPTIONAL,
    SOLID
  }

  /** A match of which nothing is known. */
  static final Shape ANYTHING = of(Kind.OPTIONAL, ALL, ALL, ALL, ALL, ALL, Extent.ANYTHING);

  /** The match of nothing. */
  static final Shape NOTHING = place(ALL, ALL, ALL, false, Need.NOTHING);

  /** An end of a word. */
  static final Shape BOUNDARY = place(ALL, ALL, ALL, true, Need.NOTHING);

  private static final int COPIES = 3;

  private static Shape of(
      Kind kind,
      CharacterSet before,
      CharacterSet first,
      CharacterSet second,
      CharacterSet last,
      CharacterSet after,
      Extent extent) {
    return new Shape(
        kind, before, first, second, last, after, false, false, NONE, Need.NOTHING, extent);
  }

  /** One character. */
  static Shape character(CharacterSet set) {
    Need need = Need.pair(ALL, set);
    Extent extent = Extent.character(set);
    return new Shape(Kind.SOLID, ALL, set, ALL, set, ALL, false, true, set, need, extent);
  }

  /** At least two characters, one behind the other. */
  static Shape literal(String text) {
    CharacterSet first = CharacterSet.of(text.charAt(0));
    CharacterSet second = CharacterSet.of(text.charAt(1));
    CharacterSet last = CharacterSet.of(text.charAt(text.length() - 1));
    return of(Kind.SOLID, ALL, first, second, last, ALL, Extent.literal(text))
        .needing(Need.literal(text));
  }

  /** A place between two characters. */
  static Shape place(CharacterSet before, CharacterSet after) {
    return place(before, after, ALL, false, Need.pair(before, after));
  }

  private static Shape place(
      CharacterSet before, CharacterSet after, CharacterSet second, boolean boundary, Need need) {
    return new Shape(
        Kind.EMPTY,
        before,
        after,
        second,
        before,
        after,
        boundary,
        false,
        NONE,
        need,
        Extent.NOTHING);
  }

  /** A place before a match. */
  Shape ahead() {
    return place(before, kind == Kind.OPTIONAL ? ALL : first, second, false, need)
        .extending(extent.ahead());
  }

  /** A place behind a match. */
  Shape behind() {
    return place(kind == Kind.OPTIONAL ? ALL : last, after, ALL, false, need);
  }

  /** A place that is before no match. */
  Shape notAhead() {
    return place(ALL, ALL.without(surely).or(CharacterSet.of(EDGE)));
  }

  /** A place that is behind no match. */
  Shape notBehind() {
    return place(ALL.without(surely).or(CharacterSet.of(EDGE)), ALL);
  }

  /** Matches side by side. */
  static Shape repeated(Shape part, int least, int most) {
    if (most == 0) {
      return NOTHING;
    }
    if (least == 0) {
      return part.optional(most);
    }
    if (most == 1) {
      return part;
    }
    List<Shape> parts = new ArrayList<>(List.of(part));
    while (parts.size() < Math.min(least, COPIES)) {
      parts.add(part.needing(Need.NOTHING));
    }
    if (most > parts.size()) {
      parts.add(part.optional(most));
    }
    Shape all = sequence(parts).extending(part.extent.repeated(least, most));
    return least == 1 ? all.surely(part.surely) : all;
  }

  private Shape optional(int most) {
    return kind == Kind.EMPTY
        ? NOTHING
        : of(Kind.OPTIONAL, ALL, first, ALL, last, ALL, extent.repeated(0, most));
  }

  private Shape surely(CharacterSet set) {
    return new Shape(kind, before, first, second, last, after, boundary, single, set, need, extent);
  }

  private Shape needing(Need all) {
    return new Shape(
        kind, before, first, second, last, after, boundary, single, surely, all, extent);
  }

  private Shape extending(Extent all) {
    return new Shape(kind, before, first, second, last, after, boundary, single, surely, need, all);
  }

  /** One of several. */
  static Shape alternatives(List<Shape> parts) {
    Shape any = parts.getFirst();
    List<Need> needs = new ArrayList<>(List.of(any.need));
    for (Shape part : parts.subList(1, parts.size())) {
      any = any.or(part);
      needs.add(part.need);
    }
    return parts.size() == 1 ? any : any.needing(Need.any(needs));
  }

  private Shape or(Shape other) {
    Kind both = kind == other.kind ? kind : Kind.OPTIONAL;
    boolean placed = both == Kind.EMPTY;
    return new Shape(
        both,
        before.or(other.before),
        placed || kind != Kind.EMPTY ? firstOr(other, placed) : other.first,
        both == Kind.OPTIONAL ? ALL : second.or(other.second),
        placed || kind != Kind.EMPTY ? lastOr(other, placed) : other.last,
        after.or(other.after),
        boundary && other.boundary,
        single && other.single,
        surely.or(other.surely),
        need,
        extent.or(other.extent));
  }

  private CharacterSet firstOr(Shape other, boolean placed) {
    return placed || other.kind != Kind.EMPTY ? first.or(other.first) : first;
  }

  private CharacterSet lastOr(Shape other, boolean placed) {
    return placed || other.kind != Kind.EMPTY ? last.or(other.last) : last;
  }

  /** One behind the other. */
  static Shape sequence(List<Shape> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    Shape[] rest = new Shape[parts.size() + 1];
    rest[parts.size()] = NOTHING;
    for (int i = parts.size() - 1; i >= 0; i--) {
      rest[i] = parts.get(i).then(rest[i + 1]);
    }
    List<Need> needs = new ArrayList<>();
    Shape begun = NOTHING;
    for (int i = 0; i < parts.size(); i++) {
      begun = begun.then(parts.get(i));
      if (!parts.get(i).isCharacter()) {
        needs.add(parts.get(i).need);
      }
      needs.add(Need.pair(begun.lastBefore(rest[i + 1]), begun.firstOf(rest[i + 1])));
    }
    return rest[0].needing(Need.all(needs)).surely(NONE);
  }

  // what such a part needs, the pairs with its neighbours need as well
  private boolean isCharacter() {
    return single && need instanceof Need.Pair;
  }

  /** This and another behind it; what both need is left to the caller. */
  private Shape then(Shape next) {
    if (kind == Kind.EMPTY) {
      return at(next);
    }
    CharacterSet end = lastBefore(next);
    CharacterSet behind = next.kind == Kind.EMPTY ? after.and(next.after) : next.after;
    CharacterSet lastOfBoth =
        switch (next.kind) {
          case EMPTY -> kind == Kind.SOLID ? end : last.and(next.before);
          case OPTIONAL -> last.or(next.last);
          case SOLID -> next.last;
        };
    if (next.kind == Kind.EMPTY && next.boundary && kind == Kind.SOLID) {
      behind = besideBoundary(end, behind);
      lastOfBoth = besideBoundary(behind, end);
    }
    return new Shape(
        kind == Kind.SOLID || next.kind == Kind.SOLID ? Kind.SOLID : Kind.OPTIONAL,
        before,
        kind == Kind.SOLID || next.kind == Kind.EMPTY ? first : first.or(next.first),
        secondBefore(next),
        lastOfBoth,
        behind,
        false,
        single && next.kind == Kind.EMPTY,
        NONE,
        need,
        extent.then(next.extent));
  }

  /** Another right behind this place. */
  private Shape at(Shape next) {
    CharacterSet left = before.and(next.before);
    CharacterSet right = next.kind == Kind.OPTIONAL ? next.first : after.and(next.first);
    boolean limit = boundary || next.boundary;
    if (limit && next.kind == Kind.SOLID) {
      left = besideBoundary(right, left);
      right = besideBoundary(left, right);
    }
    boolean placed = next.kind == Kind.EMPTY;
    return new Shape(
        next.kind,
        left,
        right,
        next.kind == Kind.OPTIONAL ? ALL : second.and(next.second),
        placed ? left : next.last,
        placed ? right : next.after,
        placed && limit,
        next.single,
        NONE,
        next.need,
        extent.then(next.extent));
  }

  private CharacterSet secondBefore(Shape next) {
    if (kind != Kind.SOLID) {
      return ALL;
    }
    if (!single) {
      return second;
    }
    // a character beyond the first 65,536 has two places
    CharacterSet wide = first.beyond() == 0 ? NONE : BEYOND_ASCII;
    return second.and(firstOf(next).or(wide));
  }

  /** What may stand before the place between this and the next one. */
  private CharacterSet lastBefore(Shape next) {
    return kind == Kind.OPTIONAL ? next.before : last.and(next.before);
  }

  /** What may stand behind that place. */
  private CharacterSet firstOf(Shape next) {
    return next.kind == Kind.OPTIONAL ? after : after.and(next.first);
  }

  // At an end of a word, a character of words is on one side only. Beyond ASCII there are marks
  // that
  // belong to the word before them.
  private static CharacterSet besideBoundary(CharacterSet beside, CharacterSet set) {
    if (beside.isWithin(WORD)) {
      return set.without(WORD);
    }
    return beside.and(WORD.or(BEYOND_ASCII)).isEmpty() ? set.and(WORD.or(BEYOND_ASCII)) : set;
  }
}
