package dev.lector.speech.phonemes.english;

import java.util.Set;

/**
 * Whether a word ends a clause that begins with its auxiliary, so that it is the verb: "Should any
 * of the heirs object, the house is sold", "Does anyone object if we push?".
 */
final class Inversions {
  private static final Set<String> AUXILIARIES =
      Set.of("should", "do", "does", "did", "would", "could", "can", "will", "wo", "ca");

  private static final Set<String> ANYONE =
      Set.of(
          "anyone",
          "anybody",
          "someone",
          "somebody",
          "nobody",
          "everyone",
          "everybody",
          "none",
          "one",
          "either",
          "neither",
          "others",
          "any",
          "all",
          "both",
          "some");

  /** What a clause goes on with behind a verb that has no object. */
  private static final Set<String> GOING_ON = Set.of("to", "that", "again", "at");

  private static final Set<String> OPENING =
      Set.of("why", "how", "when", "where", "or", "and", "but", "so");

  private Inversions() {}

  static boolean isVerb(Neighbours near) {
    int start = near.begins() ? 0 : start(near);
    if (start >= -1 || !AUXILIARIES.contains(near.word(start))) {
      return false;
    }
    int subject = start + 1;
    if (near.word(subject).equals("n't")) {
      subject++;
    }
    int last = -1;
    // does anyone here object
    while (near.tag(last).startsWith("RB")) {
      last--;
    }
    if (subject > last || !isSubject(near, subject, last)) {
      return false;
    }
    if (near.isMark(1)) {
      return !near.word(1).equals("-");
    }
    if (near.word(0).equals("object") && near.word(1).equals("to")) {
      return true;
    }
    boolean several =
        ANYONE.contains(near.word(last)) || near.tag(last).equals("NNS") || isOf(near);
    boolean clause = Set.of("if", "when").contains(near.word(1));
    return clause || (several && GOING_ON.contains(near.word(1)));
  }

  /** Where the clause has its auxiliary, behind "why", "or" and the like. */
  private static int start(Neighbours near) {
    int start = -1;
    while (!near.begins(start)) {
      start--;
    }
    // or do you object, and why did he object
    while (start < -1 && OPENING.contains(near.word(start))) {
      start++;
    }
    return start;
  }

  // any of the heirs, the weather, anyone; but not "you like milk"
  private static boolean isSubject(Neighbours near, int subject, int last) {
    String tag = near.tag(last);
    boolean noun =
        tag.startsWith("N")
            || tag.equals("PRP")
            || ANYONE.contains(near.word(last))
            || (tag.startsWith("J") && near.isMark(1) && hasSubject(near, subject, last));
    // "space" of "should space permit" looks like a verb
    if (!noun && subject != last) {
      return false;
    }
    for (int i = subject; i <= last; i++) {
      boolean determined = Set.of("DT", "PRP$", "CD", "PRP").contains(near.tag(i));
      boolean begins = i == subject || Set.of("IN", "CC").contains(near.tag(i - 1));
      if (determined && !begins && !ANYONE.contains(near.word(i))) {
        return false;
      }
      if (i > subject && near.tag(i).startsWith("V")) {
        return false;
      }
    }
    return !near.tag(last).equals("DT") || (ANYONE.contains(near.word(last)) && subject < last);
  }

  // the tenants on either floor, the landlord: what the tagger takes for an adjective
  private static boolean hasSubject(Neighbours near, int subject, int last) {
    for (int i = subject; i < last; i++) {
      if (near.tag(i).startsWith("N")) {
        return true;
      }
    }
    return subject == last - 1;
  }

  private static boolean isOf(Neighbours near) {
    for (int i = -2; !near.isMark(i); i--) {
      if (near.word(i).equals("of")) {
        return true;
      }
    }
    return false;
  }
}
