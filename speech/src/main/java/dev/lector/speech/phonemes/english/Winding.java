package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Whether wind is the verb: how the paths wind, wind into balls, a wind-up toy. */
final class Winding {
  /** What winds, and hardly stands before the wind as its name. */
  private static final Set<String> WAYS =
      Set.of(
          "roads",
          "rivers",
          "paths",
          "waters",
          "streams",
          "brooks",
          "lanes",
          "trails",
          "streets",
          "tracks",
          "alleys",
          "creeks",
          "footpaths",
          "rivulets");

  /** What a clause that ends in a verb is followed by. */
  private static final Set<String> ENDS = Set.of(",", ".", ";", ":", "!", "?", "and", ">");

  /** Where something is wound to. */
  private static final Set<String> TURNS =
      Set.of(
          "into",
          "onto",
          "on",
          "around",
          "round",
          "up",
          "down",
          "back",
          "forward",
          "clockwise",
          "counterclockwise",
          "anticlockwise",
          "off",
          "tightly",
          "it",
          "them");

  /** Several, though no s tells: geese, sheep. */
  private static final Set<String> HERDS =
      Set.of(
          "geese",
          "sheep",
          "cattle",
          "oxen",
          "deer",
          "men",
          "women",
          "people",
          "children",
          "folk",
          "herd",
          "flock",
          "kine",
          "swine");

  /** How and where a procession winds. */
  private static final Set<String> COURSES =
      Set.of(
          "through",
          "along",
          "down",
          "up",
          "over",
          "past",
          "across",
          "around",
          "round",
          "among",
          "between",
          "o'er",
          "toward",
          "towards",
          "home",
          "homeward",
          "slowly",
          "back");

  private Winding() {}

  static boolean isVerb(Neighbours near) {
    return isOfWays(near)
        || isOfHerds(near)
        || isOfFirst(near)
        || isWoundUp(near)
        || isRequest(near);
  }

  // how the paths wind; but not "the streets, wind and rain"
  private static boolean isOfWays(Neighbours near) {
    return WAYS.contains(near.word(-1)) && ENDS.contains(near.word(1));
  }

  // the wild geese wind, the weary cattle wind homeward; but not "the geese, wind and all"
  private static boolean isOfHerds(Neighbours near) {
    boolean several = HERDS.contains(near.word(-1)) || near.tag(-1).equals("NNS");
    boolean ends = near.isMark(1) && !near.word(1).equals("-");
    if (!several || near.isBehindVerb() || !(ends || COURSES.contains(near.word(1)))) {
      return false;
    }
    int first = -1;
    while (near.tag(first).startsWith("N") || near.tag(first).startsWith("J")) {
      first--;
    }
    boolean determined = Set.of("DT", "PRP$").contains(near.tag(first));
    return !near.tag(determined ? first - 1 : first).equals("IN") && (ends || !near.isBeforeVerb());
  }

  // Vines wind around it.
  private static boolean isOfFirst(Neighbours near) {
    return near.at() == 1
        && near.word(-1).endsWith("s")
        && Set.of("around", "round", "through", "along", "up", "down", "their")
            .contains(near.word(1))
        && !near.isBeforeVerb();
  }

  // a wind-up toy, the wind-down; but not "the wind up there"
  private static boolean isWoundUp(Neighbours near) {
    if (near.word(1).equals("-")) {
      return Set.of("up", "ups", "down", "downs").contains(near.word(2));
    }
    return near.word(1).equals("up") && near.isDetermined() && near.tag(2).equals("NN");
  }

  // Wind into balls, then wind back; but not "wind down the valley was strong"
  private static boolean isRequest(Neighbours near) {
    boolean opens =
        near.begins()
            || near.word(-1).equals("then")
            || (near.word(-1).equals("and") && near.at() == 1);
    return opens && TURNS.contains(near.word(1)) && !near.isBeforeVerb();
  }
}
