package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Whether bass is a sound or a fish: the bass of the sea; a bass leapt. */
final class Basses {
  private static final Set<String> SWIMMING =
      Set.of(
          "leapt",
          "leaped",
          "leaps",
          "swam",
          "swims",
          "bit",
          "bites",
          "jumped",
          "jumps",
          "darted",
          "darts",
          "thrashed",
          "spawned",
          "spawn",
          "lurked",
          "lurks",
          "swim",
          "feed",
          "fed",
          "wriggled",
          "flopped",
          "nibbled");

  private Basses() {}

  static boolean isFish(Neighbours near) {
    return SWIMMING.contains(near.word(1));
  }

  // but not "a catch of bass", "the bass of the lake"
  static boolean isSound(Neighbours near) {
    return near.word(-1).equals("the")
        && near.word(1).equals("of")
        && !Set.of("lake", "river", "pond", "rivers", "lakes").contains(near.word(3));
  }
}
