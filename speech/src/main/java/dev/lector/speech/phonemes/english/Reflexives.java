package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Whether a verb stands before himself or themselves: had to content herself with tea. */
final class Reflexives {
  private static final Set<String> SELVES =
      Set.of(
          "myself",
          "yourself",
          "himself",
          "herself",
          "itself",
          "ourselves",
          "yourselves",
          "themselves",
          "oneself",
          "thyself");

  /** The subject or the particle of a verb, or what stands between. */
  private static final Set<String> BEFORE = Set.of("TO", "MD", "PRP", "NNS", "CC", "RB", "WP");

  private Reflexives() {}

  static boolean isVerb(Neighbours near) {
    if (!SELVES.contains(near.word(1))) {
      return false;
    }
    boolean requested = near.begins() && near.word(1).startsWith("you");
    return requested || (BEFORE.contains(near.tag(-1)) && !near.isMark(-1));
  }
}
