package dev.lector.speech.text;

/**
 * How long the matches of a part of a pattern are, and a character that all of them have at a known
 * distance from their beginning.
 *
 * @param least characters that a match has at least
 * @param most characters that a match has at most; {@link #FAR} for as many or more
 * @param anchor the rarest such character
 */
record Extent(int least, int most, Anchor anchor) {
  /** Too far to look for a match around a character. */
  static final int FAR = 40;

  /** The match of nothing. */
  static final Extent NOTHING = new Extent(0, 0, Anchor.NONE);

  /** A match of which nothing is known. */
  static final Extent ANYTHING = new Extent(0, FAR, Anchor.NONE);

  /**
   * A character of each match.
   *
   * @param set what it is one of
   * @param nearest least number of characters before it in the match
   * @param farthest most characters before it
   */
  record Anchor(CharacterSet set, int nearest, int farthest) {
    /** What it costs to look at a hundred places for one of several characters. */
    private static final double SCAN = 10;

    static final Anchor NONE = new Anchor(CharacterSet.ALL, 0, FAR);

    /**
     * How many of a hundred places of ordinary text are looked at. A single character is found
     * without looking at each place.
     */
    double cost() {
      return Commonness.of(set) * (farthest - nearest + 1)
          + (set.sole() == CharacterSet.EDGE ? SCAN : 0);
    }

    private Anchor behind(Extent part) {
      return farthest + part.most < FAR
          ? new Anchor(set, nearest + part.least, farthest + part.most)
          : NONE;
    }

    private Anchor or(Anchor other) {
      return equals(NONE) || other.equals(NONE)
          ? NONE
          : new Anchor(
              set.or(other.set),
              Math.min(nearest, other.nearest),
              Math.max(farthest, other.farthest));
    }

    private Anchor rarer(Anchor other) {
      return other.cost() < cost() ? other : this;
    }
  }

  /** One character. */
  static Extent character(CharacterSet set) {
    // a character beyond the first 65,536 has two places
    return new Extent(1, set.beyond() == 0 ? 1 : 2, new Anchor(set, 0, 0));
  }

  /** Characters that stand for themselves. */
  static Extent literal(String text) {
    Extent all = NOTHING;
    for (int i = text.length() - 1; i >= 0; i--) {
      CharacterSet set = CharacterSet.of(text.charAt(i));
      all = new Extent(1, 1, new Anchor(set, 0, 0)).then(all);
    }
    return all;
  }

  /** This and another behind it. */
  Extent then(Extent next) {
    return new Extent(
        Math.min(FAR, least + next.least),
        Math.min(FAR, most + next.most),
        anchor.rarer(next.anchor.behind(this)));
  }

  /** One of both. */
  Extent or(Extent other) {
    return new Extent(
        Math.min(least, other.least), Math.max(most, other.most), anchor.or(other.anchor));
  }

  /** Several side by side. */
  Extent repeated(int fewest, int highest) {
    return new Extent(
        Math.min(FAR, least * Math.min(fewest, FAR)),
        Math.min(FAR, most * Math.min(highest, FAR)),
        fewest == 0 ? Anchor.NONE : anchor);
  }

  /** Of the place before a match. */
  Extent ahead() {
    return new Extent(0, 0, anchor);
  }
}
