package dev.lector.speech.phonemes.english;

import java.util.Set;

/**
 * Whether live bids somebody to: live long, live and learn, O live, my love; or tells who still
 * does.
 */
final class Living {
  private static final Set<String> HOW =
      Set.of("long", "longer", "well", "free", "together", "within", "simply", "for", "as", "like");

  private Living() {}

  static boolean isVerb(Neighbours near) {
    if (near.word(-1).equals("still")) {
      return !near.tag(1).startsWith("N") && !near.tag(-2).startsWith("V");
    }
    boolean called = Set.of("o", "oh").contains(near.word(-1));
    if (!called && !near.begins()) {
      return false;
    }
    return HOW.contains(near.word(1))
        || isBidden(near, 1)
        || (near.word(1).equals(",") && (called || isBidden(near, 2)));
  }

  private static boolean isBidden(Neighbours near, int and) {
    return near.word(and).equals("and")
        && Set.of("VB", "VBP").contains(near.tag(and + 1))
        && !near.word(and + 1).equals("direct");
  }
}
