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

  private static final Set<String> KINDS = Set.of("silver", "striped", "largemouth", "smallmouth");

  private static final Set<String> WATERS =
      Set.of("shallows", "reeds", "weeds", "net", "nets", "bucket", "stream", "bay", "tank");

  private Basses() {}

  static boolean isFish(Neighbours near) {
    boolean placed = near.word(1).equals("in") && WATERS.contains(near.word(3));
    return placed || SWIMMING.contains(near.word(1)) || KINDS.contains(near.word(-1));
  }

  // but not "a catch of bass", "the bass of the lake"
  static boolean isSound(Neighbours near) {
    return near.word(-1).equals("the")
        && near.word(1).equals("of")
        && !Set.of("lake", "river", "pond", "rivers", "lakes").contains(near.word(3));
  }
}
