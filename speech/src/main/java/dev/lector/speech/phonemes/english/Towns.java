package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Whether a word that is an adjective as well names a town: in Nice, near Mobile. */
final class Towns {
  private static final Set<String> PLACING =
      Set.of("in", "to", "from", "of", "near", "at", "via", "between", "outside", "around", "and");

  /** What tells when one was there. */
  private static final Set<String> DATING = Set.of("last", "next", "this", "every", "each");

  private Towns() {}

  // in Nice on Friday, the city of Nice, France; but not "from Nice People"
  static boolean isTown(String name, Neighbours near) {
    int at = near.at();
    String before = at == 0 ? "" : near.tokens().get(at - 1);
    return near.tokens().get(at).equals(name)
        && PLACING.contains(near.word(-1))
        && (at == 1 || Character.isLowerCase(before.charAt(0)))
        && (near.isMark(1) || DATING.contains(near.word(1)) || isPlain(near));
  }

  private static boolean isPlain(Neighbours near) {
    String after = near.tag(1);
    return Character.isLowerCase(near.tokens().get(near.at() + 1).charAt(0))
        && !after.startsWith("N")
        && !after.startsWith("J");
  }
}
