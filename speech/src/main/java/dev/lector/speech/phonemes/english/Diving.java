package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Whether dove is the past of dive: what goes into or under something, and has no article. */
final class Diving {
  private static final Set<String> WHERE =
      Set.of(
          "into",
          "onto",
          "off",
          "under",
          "underneath",
          "underwater",
          "beneath",
          "headfirst",
          "headlong",
          "deep",
          "deeper",
          "straight",
          "down",
          "for",
          "behind",
          "through",
          "in",
          "to",
          "from",
          "across",
          "back",
          "over",
          "right");

  private static final Set<String> PEOPLE =
      Set.of("i", "you", "he", "she", "it", "we", "they", "who", "and", "then", "near", "nearly");

  private Diving() {}

  static boolean isPast(Neighbours near) {
    // the dove that dove
    if (near.tag(-1).equals("WDT") && near.tag(-2).startsWith("N")) {
      return near.isMark(1) || WHERE.contains(near.word(1)) || near.tag(1).startsWith("RB");
    }
    return WHERE.contains(near.word(1))
        && !near.isDetermined()
        && (PEOPLE.contains(near.word(-1)) || (!near.isBehindVerb() && !near.isBeforeVerb()));
  }
}
