package dev.lector.speech.text;

/** How often characters are met in ordinary English, roughly. */
final class Commonness {
  /** Of what is met in nearly every sentence: nobody needs to look for it. */
  static final double EVERYWHERE = 2.5;

  private static final double SPACE = 18;

  /** From a to z. */
  private static final double[] SMALL = {
    6.2, 1.2, 2.1, 3.4, 9.6, 1.8, 1.6, 4.9, 5.4, 0.1, 0.6, 3.2, 1.9,
    5.4, 5.9, 1.5, 0.1, 4.6, 4.9, 6.9, 2.2, 0.8, 1.9, 0.1, 1.6, 0.1
  };

  private static final double MARK = 1;
  private static final double CAPITAL = 0.1;
  private static final double RARE = 0.05;

  private Commonness() {}

  /** How many of a hundred characters are in a set. */
  static double of(CharacterSet set) {
    int small = Long.bitCount(set.high() & CharacterSet.SMALL.high());
    int capitals = Long.bitCount(set.high() & CharacterSet.CAPITALS.high());
    int others = Long.bitCount(set.low()) + Long.bitCount(set.high()) - small - capitals;
    double smallLetters = 0;
    for (int i = 0; i < SMALL.length; i++) {
      smallLetters += set.holds('a' + i) ? SMALL[i] : 0;
    }
    return smallLetters
        + capitals * CAPITAL
        + others * RARE
        + (set.holds(' ') ? SPACE : 0)
        + (set.holds('.') ? MARK : 0)
        + (set.holds(',') ? MARK : 0)
        + (set.beyond() == 0 ? 0 : set.beyond() == -1 ? MARK : RARE);
  }
}
