package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Whether desert is to leave: tried to desert, but not "from sea to desert"; and just deserts. */
final class Deserting {
  /** What turns into a desert, or leads there. */
  private static final Set<String> CHANGES =
      Set.of(
          "turn",
          "change",
          "convert",
          "lead",
          "lose",
          "lost",
          "reduce",
          "give",
          "gave",
          "given",
          "move",
          "adapt",
          "accustom",
          "use",
          "close",
          "next",
          "similar",
          "compare",
          "go",
          "went",
          "gone",
          "come",
          "came",
          "return",
          "from",
          "border",
          "degrade",
          "revert",
          "belong",
          "limit",
          "confine",
          "native",
          "suit",
          "shift",
          "transition",
          "journey",
          "led",
          "fall",
          "fell",
          "way");

  private static final Set<String> DUE = Set.of("just", "due", "proper", "full", "true", "own");

  private static final Set<String> GETTING =
      Set.of(
          "get",
          "gets",
          "got",
          "getting",
          "receive",
          "receives",
          "received",
          "with",
          "to",
          "beyond",
          "above",
          "deserve",
          "have",
          "had",
          "meet",
          "met",
          "earned",
          "find");

  private Deserting() {}

  static boolean isVerb(Neighbours near) {
    if (!near.word(-1).equals("to") || near.tag(1).startsWith("N") || near.tag(1).startsWith("J")) {
      return false;
    }
    for (int i = -2; i >= -6 && !near.isMark(i); i--) {
      if (isChange(near.word(i))) {
        return false;
      }
    }
    return true;
  }

  /** What one deserves: his just deserts; but not "not just deserts and rocks". */
  static boolean isDue(Neighbours near) {
    boolean just = near.word(-1).equals("just");
    boolean only = Set.of("not", "n't", "are", "were").contains(near.word(-2));
    boolean owned = near.tag(-1).equals("PRP$") || near.tag(-1).equals("POS");
    boolean due = DUE.contains(near.word(-1)) && near.tag(-2).equals("PRP$");
    return (just && !only) || due || (owned && GETTING.contains(near.word(-2)));
  }

  private static boolean isChange(String word) {
    return CHANGES.contains(word)
        || CHANGES.contains(cut(word, "s"))
        || CHANGES.contains(cut(word, "d"))
        || CHANGES.contains(cut(word, "ed"))
        || CHANGES.contains(cut(word, "ing"))
        || CHANGES.contains(cut(word, "ing") + "e");
  }

  private static String cut(String word, String ending) {
    return word.endsWith(ending) ? word.substring(0, word.length() - ending.length()) : word;
  }
}
