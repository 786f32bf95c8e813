package dev.lector.speech.text;

import static dev.lector.speech.text.CharacterSet.SPACES;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What must stand in a text in which a pattern matches. */
sealed interface Need {
  /** Every text has it. */
  Need NOTHING = new All(List.of());

  /** So many parts are looked for; a need with more costs more than it saves. */
  int MOST = 12;

  /** So many are looked for one of which is there. */
  int MOST_ALTERNATIVES = 32;

  Comparator<Need> RAREST_FIRST = Comparator.comparingDouble(Need::commonness);

  /** Whether a text may have it. */
  boolean isIn(Bigrams text);

  /** A pair that a text has which has all of it: the rarest of them. */
  Pair rarest();

  /**
   * How many of a hundred places of ordinary text have it, roughly; the rarest is looked for first.
   */
  double commonness();

  /** One of some characters before one of others. */
  record Pair(CharacterSet left, CharacterSet right, double commonness) implements Need {
    static final Pair ANY = new Pair(CharacterSet.ALL, CharacterSet.ALL, Double.POSITIVE_INFINITY);

    /** Writes what {@link Bigrams#hold(long[], int)} reads. */
    void store(long[] pairs, int at) {
      left.store(pairs, at);
      right.store(pairs, at + 3);
    }

    @Override
    public Pair rarest() {
      return this;
    }

    @Override
    public boolean isIn(Bigrams text) {
      return text.hold(left, right);
    }
  }

  /** All of several. */
  record All(List<Need> needs) implements Need {
    @Override
    public boolean isIn(Bigrams text) {
      for (int i = 0; i < needs.size(); i++) {
        if (!needs.get(i).isIn(text)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Pair rarest() {
      return needs.isEmpty() ? Pair.ANY : needs.getFirst().rarest();
    }

    @Override
    public double commonness() {
      return needs.isEmpty() ? Double.POSITIVE_INFINITY : needs.getFirst().commonness();
    }
  }

  /** One of several. */
  record Any(List<Need> needs, double commonness) implements Need {
    @Override
    public Pair rarest() {
      CharacterSet left = CharacterSet.NONE;
      CharacterSet right = CharacterSet.NONE;
      for (Need need : needs) {
        left = left.or(need.rarest().left);
        right = right.or(need.rarest().right);
      }
      return new Pair(left, right, commonness);
    }

    @Override
    public boolean isIn(Bigrams text) {
      for (int i = 0; i < needs.size(); i++) {
        if (needs.get(i).isIn(text)) {
          return true;
        }
      }
      return false;
    }
  }

  /** One of some characters before one of others. */
  static Need pair(CharacterSet left, CharacterSet right) {
    double commonness =
        left.isWithin(SPACES) && right.isWithin(SPACES)
            ? Commonness.of(right) / 100
            : Commonness.of(left) * Commonness.of(right) / 100;
    return commonness > Commonness.EVERYWHERE ? NOTHING : new Pair(left, right, commonness);
  }

  /** A stretch of text. */
  static Need literal(String text) {
    return sideBySide(text, CharacterSet::of);
  }

  /**
   * A stretch of characters of the same kinds.
   *
   * @param example characters each of which stands for its kind: capitals, small letters, digits,
   *     white space, points, dashes, apostrophes, and all others
   */
  static Need shaped(String example) {
    return sideBySide(example, CharacterSet::kind);
  }

  private static Need sideBySide(String text, Function<Character, CharacterSet> sets) {
    List<Need> pairs = new ArrayList<>();
    CharacterSet left = CharacterSet.ALL;
    for (int i = 0; i < text.length(); i++) {
      CharacterSet right = sets.apply(text.charAt(i));
      pairs.add(pair(left, right));
      left = right;
    }
    return all(pairs);
  }

  /** All of several; the rarest of many. */
  static Need all(List<Need> needs) {
    List<Need> parts = new ArrayList<>();
    for (Need need : needs) {
      if (need instanceof All all) {
        parts.addAll(all.needs);
      } else {
        parts.add(need);
      }
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    parts.sort(RAREST_FIRST);
    return new All(List.copyOf(parts.subList(0, Math.min(parts.size(), MOST))));
  }

  /** One of several; of many, what they have in common. */
  static Need any(List<Need> needs) {
    if (needs.size() == 1) {
      return needs.getFirst();
    }
    double commonness = 0;
    for (Need need : needs) {
      commonness += need.commonness();
    }
    if (commonness == Double.POSITIVE_INFINITY) {
      return NOTHING;
    }
    Any any = new Any(List.copyOf(needs), commonness);
    return needs.size() <= MOST_ALTERNATIVES ? any : pair(any.rarest().left, any.rarest().right);
  }
}
