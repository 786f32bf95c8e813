package dev.lector.speech.phonemes.english;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which bow is meant where no word nearby tells: a drawn bow, a bow taken, a bow-shaped thing. */
final class Bows {
  private static final String BENT = "DEFAULT";
  private static final String BENDING = "VERB";

  /** What one does with the bow of an archer or of a violin. */
  private static final Set<String> DRAWING =
      Set.of(
          "draw",
          "draws",
          "drew",
          "drawn",
          "drawing",
          "bent",
          "strung",
          "dropped",
          "raised",
          "lowered",
          "lifted",
          "grabbed",
          "seized",
          "carried",
          "carries",
          "holding",
          "restrung",
          "shouldered",
          "slung");

  /** What an actor does with one. */
  private static final Set<String> MAKING = Set.of("make", "makes", "made", "making");

  private static final Set<String> TAKING = Set.of("take", "takes", "took", "taking", "taken");

  /** Parts of a ship, behind its bow. */
  private static final Set<String> OF_SHIPS =
      Set.of(
          "wave",
          "waves",
          "door",
          "doors",
          "thruster",
          "thrusters",
          "line",
          "lines",
          "section",
          "rail",
          "anchor",
          "sprit",
          "deck",
          "ramp",
          "seat",
          "oar",
          "man");

  /** What one does with a bow of the head. */
  private static final Set<String> GIVING =
      Set.of(
          "made",
          "makes",
          "make",
          "gave",
          "gives",
          "give",
          "took",
          "takes",
          "take",
          "followed",
          "greeted",
          "accompanied",
          "ended",
          "returned",
          "offered",
          "owed",
          "answered");

  /** As far as its verb is: the bow that he then gave. */
  private static final int LONGEST_RELATIVE = 4;

  private Bows() {}

  static @Nullable String reading(Neighbours near) {
    String after = near.word(1).equals("-") ? near.word(2) : near.word(1);
    if (OF_SHIPS.contains(after)) {
      return BENDING;
    }
    // the text's reader has left the hyphen of bow-shaped out
    if (near.word(1).equals("-") || Set.of("shaped", "legged", "fronted").contains(after)) {
      return BENT;
    }
    if (near.word(-1).equals("the") && isRelative(near)) {
      return isGiven(near) ? BENDING : BENT;
    }
    // behind its article and its adjectives: her bow, a final bow
    int first = -1;
    while (near.tag(first).startsWith("J")) {
      first--;
    }
    if (!Set.of("DT", "PRP$").contains(near.tag(first))) {
      return null;
    }
    String verb = near.word(first - 1);
    boolean taken = TAKING.contains(verb) && (first == -1 || near.word(first).equals("a"));
    // With a bow, he left.
    boolean parting = verb.equals("with") && near.begins(first - 1);
    return DRAWING.contains(verb)
        ? BENT
        : taken || parting || MAKING.contains(verb) ? BENDING : null;
  }

  // the bow that scrapes, the bow with which he hunts
  private static boolean isRelative(Neighbours near) {
    return Set.of("that", "which").contains(near.word(1))
        || (near.tag(1).equals("IN") && near.word(2).equals("which"));
  }

  // the bow that he made her
  private static boolean isGiven(Neighbours near) {
    for (int i = 2; i <= LONGEST_RELATIVE && !near.isMark(i); i++) {
      if (GIVING.contains(near.word(i))) {
        return true;
      }
    }
    return false;
  }
}
