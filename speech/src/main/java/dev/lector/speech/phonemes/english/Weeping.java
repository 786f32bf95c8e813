package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether tear is one of the eye: counted by any, each or only, or fallen and shed. A tear in or
 * along something is a rip, and so is one that a word nearby tells.
 */
final class Weeping {
  private static final Set<String> COUNTS =
      Set.of("any", "each", "every", "only", "single", "another");

  /** No rip is such. */
  private static final Set<String> WET =
      Set.of(
          "bitter",
          "salt",
          "salty",
          "solitary",
          "lonely",
          "furtive",
          "manly",
          "unshed",
          "stray",
          "sad",
          "hot",
          "silent");

  /** Behind these what a tear does decides. */
  private static final Set<String> PLACED =
      Set.of("a", "the", "last", "first", "final", "one", "silent", "lone", "no");

  private static final Set<String> THINGS =
      Set.of("a", "the", "his", "her", "my", "your", "their", "this", "that", "no", "one");

  private static final Set<String> PEOPLE = Set.of("i", "you", "he", "she", "we", "they");

  private static final Set<String> FALLING =
      Set.of(
          "fell",
          "falls",
          "rolled",
          "rolls",
          "rolling",
          "ran",
          "trickled",
          "slid",
          "slipped",
          "dropped",
          "glistened",
          "shone",
          "streamed",
          "escaped",
          "falling",
          "wept",
          "shed",
          "hung",
          "hangs",
          "stood",
          "trembled",
          "trembles",
          "gathered",
          "welled",
          "formed",
          "swam",
          "splashed",
          "landed",
          "dripped",
          "crept",
          "started",
          "sparkled",
          "gleamed");

  /** What eyes and hands do with one. */
  private static final Set<String> DROPPING =
      Set.of(
          "drop", "drops", "dropped", "shed", "sheds", "drip", "wipe", "wiped", "wipes", "brush",
          "brushed", "dash", "dashed", "blink", "blinked", "weep", "wept");

  private static final Set<String> RIPPED =
      Set.of(
          "in",
          "or",
          "and",
          "at",
          "along",
          "through",
          "between",
          "off",
          "apart",
          "to",
          "up",
          "down",
          "open",
          "strip",
          "line",
          "sheet",
          "strength",
          "resistance",
          "the",
          "across");

  private static final Set<String> WETTED =
      Set.of(
          "page", "letter", "pillow", "stone", "grave", "lash", "lashes", "cheek", "cheeks", "face",
          "rose", "leaf", "petal", "glass", "hand", "chin", "nose", "tomb", "marble");

  private Weeping() {}

  static boolean isTear(int i, List<String> tokens, String[] tags) {
    String before = word(tokens, i - 1);
    String after = word(tokens, i + 1);
    boolean noun = before.equals("a") || tags[i].startsWith("N");
    // give him a tear or two
    boolean some = after.equals("or") && Set.of("two", "three").contains(word(tokens, i + 2));
    if (WET.contains(before) || (noun && some)) {
      return true;
    }
    // we each tear a page
    boolean subject = !before.equals("a") && tag(tags, i - 2).equals("PRP");
    if (RIPPED.contains(after) || subject) {
      return false;
    }
    // one tear for the boy
    if (before.equals("one") && after.equals("for")) {
      return true;
    }
    int verb = i - 1;
    while (tag(tags, verb).startsWith("J") || tag(tags, verb).equals("RB")) {
      verb--;
    }
    return (PLACED.contains(word(tokens, verb)) && DROPPING.contains(word(tokens, verb - 1)))
        || COUNTS.contains(before)
        || (noun && isThing(i, tokens, tags))
        || (PLACED.contains(before)
            && (FALLING.contains(after) || (noun && PEOPLE.contains(after))));
  }

  /** Fallen on something: a tear on the page; rips are in it. */
  static boolean isDrop(Neighbours near) {
    return Set.of("on", "upon").contains(near.word(1))
        && (near.tag(2).equals("DT") || near.tag(2).equals("PRP$"))
        && WETTED.contains(near.word(3))
        && !near.tag(-1).equals("TO");
  }

  /** No eye's: the tear strength, or a success, the team is on a tear. */
  static boolean isRip(Neighbours near) {
    if (Set.of("strength", "resistance", "strip", "strips").contains(near.word(1))) {
      return true;
    }
    return near.word(-1).equals("a")
        && near.word(-2).equals("on")
        && !near.tag(1).startsWith("N")
        && !near.word(1).equals("-");
  }

  // a tear, a smile: nothing is told that rips
  private static boolean isThing(int i, List<String> tokens, String[] tags) {
    String before = word(tokens, i - 1);
    String after = tag(tags, i + 1);
    boolean object = after.startsWith("N") || after.startsWith("PRP") || after.equals("DT");
    boolean adverb = after.startsWith("R") || word(tokens, i + 1).equals("-");
    return THINGS.contains(before) && !object && !adverb;
  }

  private static String word(List<String> tokens, int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).toLowerCase(Locale.ROOT);
  }

  private static String tag(String[] tags, int i) {
    return i < 0 || i >= tags.length ? "" : tags[i];
  }
}
