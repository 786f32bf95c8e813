package dev.lector.speech.phonemes.english;

import java.util.Set;

/**
 * "Read" behind a pronoun, where it can be nothing but past: "she read it", "I read it but forgot".
 */
final class PastReaders {
  private static final Set<String> ONE = Set.of("he", "she");

  private static final Set<String> OTHERS = Set.of("i", "you", "we", "they");

  /** Behind these a plain form follows one person too: "did she read it", "lest he read it". */
  private static final Set<String> PLAIN =
      Set.of(
          "to", "do", "does", "did", "can", "could", "will", "would", "shall", "should", "may",
          "might", "must", "wo", "ca", "let", "lest", "that", "or", "'d", "'ll");

  private static final Set<String> PAST_AUXILIARIES = Set.of("did", "was", "were", "had");

  private static final Set<String> CONDITIONS =
      Set.of("if", "when", "unless", "once", "whenever", "because", "who");

  private PastReaders() {}

  static boolean isPast(Neighbours near) {
    if (near.word(-1).equals("already") && isAlreadyDone(near)) {
      return true;
    }
    int who = -1;
    while (near.tag(who).startsWith("RB")) {
      who--;
    }
    if (ONE.contains(near.word(who))) {
      return !isAskedFor(near, who);
    }
    // not "I usually read novels, but was busy"
    return who == -1
        && OTHERS.contains(near.word(who))
        && !isAskedFor(near, who)
        && goesOnInPast(near);
  }

  // for what it's worth, I already read it; but not "do you already read" or "if you already read"
  private static boolean isAlreadyDone(Neighbours near) {
    // you'd already read it: had
    if (near.word(-2).equals("'d")) {
      return true;
    }
    boolean someone = near.tag(-2).equals("PRP") || near.tag(-2).startsWith("NNP");
    boolean object = Set.of("DT", "PRP", "PRP$").contains(near.tag(1)) || near.isMark(1);
    return someone
        && object
        && !PLAIN.contains(near.word(-3))
        && !CONDITIONS.contains(near.word(-3));
  }

  private static boolean isAskedFor(Neighbours near, int who) {
    for (int i = who - 1; !near.isMark(i); i--) {
      if (PLAIN.contains(near.word(i))) {
        return true;
      }
    }
    return false;
  }

  // I read your message but forgot to answer, I read it and didn't laugh
  private static boolean goesOnInPast(Neighbours near) {
    int i = 1;
    while (!near.tag(i).isEmpty() && !near.tag(i).equals(".") && !near.tag(i).equals("CC")) {
      if (ClauseVerbs.isFinite(near.tag(i))) {
        return false;
      }
      i++;
    }
    int verb = i + 1;
    while (near.tag(verb).startsWith("RB") || near.tag(verb).equals("PRP")) {
      verb++;
    }
    return near.tag(i).equals("CC")
        && (near.tag(verb).equals("VBD") || PAST_AUXILIARIES.contains(near.word(verb)));
  }
}
