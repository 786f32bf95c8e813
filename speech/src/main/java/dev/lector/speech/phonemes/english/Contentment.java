package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Whether content is satisfied: warm and content, content with little, content to wait. */
final class Contentment {
  private static final Set<String> PEOPLE =
      Set.of("he", "she", "i", "we", "they", "you", "neither", "both");

  private static final Set<String> AFTER = Set.of("with", "to", "in", "that", "enough", ".", ",");

  private Contentment() {}

  static boolean isContented(Neighbours near) {
    // had to content herself with it
    return Reflexives.isVerb(near)
        || (near.word(-1).equals(",") && near.word(1).equals("with"))
        || (near.tag(-1).equals("CC") && near.tag(-2).startsWith("JJ"))
        || (HeteronymRules.LINKS.contains(near.word(-1)) && AFTER.contains(near.word(1)))
        || isOpening(near)
        || isAside(near);
  }

  // Content with little, he wanted for nothing. But not "Content with images, scripts and sound"
  private static boolean isOpening(Neighbours near) {
    boolean always = near.tag(-1).equals("RB") && near.begins(-1);
    if (!always && (!near.begins() || near.word(-1).equals(","))) {
      return false;
    }
    int comma = 1;
    while (!near.isMark(comma)) {
      if (isTensed(near.tag(comma))) {
        return false;
      }
      comma++;
    }
    if (!near.word(comma).equals(",")) {
      return false;
    }
    boolean someone = PEOPLE.contains(near.word(comma + 1));
    boolean to = near.word(1).equals("to") && near.tag(2).startsWith("VB");
    boolean with = near.word(1).equals("with");
    boolean subject =
        near.tag(comma + 1).equals("DT")
            || (near.tag(comma + 1).startsWith("J") && near.tag(comma + 2).equals("NNP"))
            || (near.tag(comma + 1).startsWith("N") && !near.tag(comma + 2).equals("CC"));
    return someone
        ? to || with || near.isMark(1) || near.tag(1).equals("IN")
        : subject && (to || with) && isClause(near, comma + 1);
  }

  private static boolean isClause(Neighbours near, int start) {
    for (int i = start + 1; !near.isMark(i); i++) {
      if (isTensed(near.tag(i))) {
        return true;
      }
    }
    return false;
  }

  // the cat, content to sleep, ignored us; but not "links, content to upload, and images"
  private static boolean isAside(Neighbours near) {
    if (!near.word(-1).equals(",") || !near.word(1).equals("to") || !near.tag(2).equals("VB")) {
      return false;
    }
    int end = 3;
    while (!near.isMark(end)) {
      end++;
    }
    return !near.tag(end + 1).equals("CC");
  }

  private static boolean isTensed(String tag) {
    return Set.of("MD", "VBZ", "VBD", "VBP").contains(tag);
  }
}
