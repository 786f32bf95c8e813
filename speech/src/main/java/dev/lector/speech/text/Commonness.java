package dev.lector.speech.text;

/** How often characters are met in ordinary English, roughly. */
final class Commonness {
  /** Of what is met in nearly every sentence: nobody needs to look for it. */
  static final double EVERYWHERE = 2.5;

  private static final double SPACE = 18;
  private static final double SMALL = 3;
  private static final double MARK = 1;
  private static final double CAPITAL = 0.1;
  private static final double RARE = 0.05;

  private Commonness() {}

  /** How many of a hundred characters are in a set. */
  static double of(CharacterSet set) {
    int small = Long.bitCount(set.high() & CharacterSet.SMALL.high());
    int capitals = Long.bitCount(set.high() & CharacterSet.CAPITALS.high());
    int others = Long.bitCount(set.low()) + Long.bitCount(set.high()) - small - capitals;
    return small * SMALL
        + capitals * CAPITAL
        + others * RARE
        + (set.holds(' ') ? SPACE : 0)
        + (set.holds('.') ? MARK : 0)
        + (set.holds(',') ? MARK : 0)
        + (set.beyond() == 0 ? 0 : set.beyond() == -1 ? MARK : RARE);
  }
}
