package dev.lector.speech.phonemes.english;

import java.util.Set;

/**
 * Whether live bids somebody to: live long, live and learn, O live, my love; or tells who still
 * does.
 */
final class Living {
  private static final Set<String> HOW =
      Set.of("long", "longer", "well", "free", "together", "within", "simply", "for", "as", "like");

  private static final Set<String> MODALS =
      Set.of(
          "can", "could", "will", "would", "shall", "should", "may", "might", "must", "cannot",
          "'ll");

  /** What is done live: "we'll live stream it". */
  private static final Set<String> SENT =
      Set.of("-", "stream", "blog", "tweet", "broadcast", "post", "cast", "code");

  private Living() {}

  static boolean isVerb(Neighbours near) {
    // you'll live on call
    if (MODALS.contains(near.word(-1)) || isNot(near)) {
      boolean asked = near.begins(-1) && near.tag(1).startsWith("N"); // will live music return?
      return !asked && !SENT.contains(near.word(1));
    }
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

  // couldn't live, won't live; but not "isn't live"
  private static boolean isNot(Neighbours near) {
    return Set.of("n't", "not", "never").contains(near.word(-1)) && near.tag(-2).equals("MD");
  }

  private static boolean isBidden(Neighbours near, int and) {
    return near.word(and).equals("and")
        && Set.of("VB", "VBP").contains(near.tag(and + 1))
        && !near.word(and + 1).equals("direct");
  }
}
