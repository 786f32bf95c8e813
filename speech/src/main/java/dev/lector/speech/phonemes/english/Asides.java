package dev.lector.speech.phonemes.english;

import java.util.Set;

/**
 * Whether the verb of one stands behind an aside: "Jones, concurring in the judgment, objects only
 * to part two", where the tagger sees a list.
 */
final class Asides {
  private static final int LONGEST = 14;

  /** What follows the verb: its object, a clause or a place. */
  private static final Set<String> AFTER =
      Set.of("DT", "PRP$", "PRP", "PDT", "CD", "TO", "IN", "RB", "JJ", "NN", "NNS", "NNP", "WP");

  private Asides() {}

  static boolean isVerb(Neighbours near) {
    if (!near.word(-1).equals(",") || !AFTER.contains(near.tag(1)) || near.word(1).equals("of")) {
      return false;
    }
    int start = -1;
    while (near.at() + start > 0 && start > -LONGEST && !isStart(near, start)) {
      start--;
    }
    return isStart(near, start) && isSubject(near, start) && !isList(near);
  }

  // , concurring in part; , founded in May; , having heard both
  private static boolean isStart(Neighbours near, int i) {
    boolean participle = near.word(i).endsWith("ing") || Set.of("VBN", "VBD").contains(near.tag(i));
    boolean behind = near.isMark(i - 1) && !near.tag(i - 1).isEmpty();
    return i < -1 && participle && behind && (near.tag(i).startsWith("V") || i == -2);
  }

  /** Whether one person or thing stands before the aside, and no verb. */
  private static boolean isSubject(Neighbours near, int start) {
    int i = start - 1;
    while (near.isMark(i) && !near.tag(i).isEmpty()) {
      i--;
    }
    boolean one = near.tag(i).equals("NN") || near.tag(i).startsWith("NNP");
    for (; one && !near.tag(i).isEmpty() && !near.tag(i).equals("."); i--) {
      if (ClauseVerbs.isFinite(near.tag(i)) || near.tag(i).equals("VBG")) {
        return false;
      }
    }
    return one;
  }

  /** Whether another verb or "and" follows in what is a list, then. */
  private static boolean isList(Neighbours near) {
    for (int i = 1; !near.tag(i).equals(".") && !near.tag(i).isEmpty(); i++) {
      boolean and = near.isMark(i) && near.tag(i + 1).equals("CC");
      boolean verb = ClauseVerbs.isFinite(near.tag(i)) && near.isMark(i - 1);
      if (and || verb) {
        return true;
      }
    }
    return false;
  }
}
