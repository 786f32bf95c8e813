package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Whether a row is a quarrel by those between whom it is, or by its place. */
final class Disputants {
  /** Who quarrels with each other. */
  private static final Set<String> OPPONENTS =
      Set.of(
          "manager",
          "coach",
          "captain",
          "referee",
          "player",
          "teammate",
          "fan",
          "driver",
          "neighbour",
          "neighbor",
          "brother",
          "sister",
          "sibling",
          "parent",
          "teacher",
          "minister",
          "leader",
          "owner",
          "director",
          "tenant",
          "farmer",
          "partner",
          "colleague",
          "ally",
          "rival",
          "faction",
          "party",
          "club",
          "country",
          "state",
          "union",
          "councillor",
          "mayor",
          "husband",
          "couple",
          "lover",
          "friend",
          "chef",
          "actor",
          "men",
          "women",
          "pair",
          "two");

  /** Where people quarrel, and nothing stands in rows. */
  private static final Set<String> SCENES =
      Set.of(
          "tunnel",
          "dressing",
          "changing",
          "locker",
          "kitchen",
          "pub",
          "corridor",
          "dugout",
          "boardroom",
          "staffroom",
          "newsroom",
          "canteen",
          "touchline",
          "doorstep",
          "phone",
          "pitch",
          "playground");

  private Disputants() {}

  /**
   * A row between the managers, a row in the dressing room.
   *
   * @param first where its article stands
   */
  static boolean isQuarrel(Neighbours near, int first) {
    if (!near.word(0).equals("row") || inOrder(near, first)) {
      return false;
    }
    int who = 2;
    while (Set.of("DT", "PRP$", "CD").contains(near.tag(who)) || near.tag(who).startsWith("J")) {
      who++;
    }
    return switch (near.word(1)) {
      case "between", "with", "among" -> isOpponent(near.word(who), near.word(who + 1));
      case "in", "on" -> SCENES.contains(near.word(2)) || SCENES.contains(near.word(3));
      default -> false;
    };
  }

  // add a row with the owner; of data and of seats
  private static boolean inOrder(Neighbours near, int first) {
    return Set.of("add", "insert", "delete", "remove", "each", "every")
        .contains(near.word(first - 1));
  }

  private static boolean isOpponent(String word, String next) {
    String one = word.endsWith("ies") ? word.substring(0, word.length() - 3) + "y" : word;
    return !next.equals("'s")
        && !next.equals("'")
        && (OPPONENTS.contains(one)
            || (one.endsWith("s") && OPPONENTS.contains(one.substring(0, one.length() - 1)))
            || (one.endsWith("es") && OPPONENTS.contains(one.substring(0, one.length() - 2))));
  }
}
