package dev.lector.speech.phonemes.english;

import java.util.Set;

/**
 * Whether read opens a sentence as a participle: "Read aloud, the will took an hour". What follows
 * is how, where or by whom, and behind the comma a clause with a subject of its own.
 */
final class OpeningParticiples {
  /** Behind the word, instead of an object. */
  private static final Set<String> HOW = Set.of("RB", "RBR", "RP", "IN", "TO");

  private static final Set<String> TIMES =
      Set.of("today", "tonight", "yesterday", "once", "twice", "left", "side");

  /** What a request is about, or how it goes on. */
  private static final Set<String> REQUESTED =
      Set.of("about", "of", "please", "then", "on", "further", "more", "this", "ahead");

  /** Who is asked or asks. */
  private static final Set<String> ASKED =
      Set.of(
          "you",
          "your",
          "yours",
          "yourself",
          "yourselves",
          "we",
          "us",
          "our",
          "me",
          "my",
          "i",
          "if",
          "until",
          "till",
          "when",
          "where");

  /** Behind a request: "Read from the top, the teacher said". */
  private static final Set<String> SAYING =
      Set.of(
          "said",
          "says",
          "say",
          "insisted",
          "insists",
          "told",
          "tells",
          "advised",
          "advises",
          "asked",
          "asks",
          "added",
          "urged",
          "urges",
          "suggested",
          "suggests",
          "ordered",
          "replied",
          "called",
          "cried",
          "shouted",
          "whispered",
          "begged");

  private static final Set<String> SUBJECTS = Set.of("DT", "PRP", "PRP$", "CD", "EX");

  /** Time told without a preposition: twice a day, every year. */
  private static final Set<String> SPANS =
      Set.of("a", "an", "every", "each", "last", "this", "one", "the");

  private static final Set<String> LASTING =
      Set.of("day", "night", "week", "month", "year", "time", "hour", "century", "way", "morning");

  private OpeningParticiples() {}

  static boolean isParticiple(Neighbours near) {
    boolean widely = near.at() == 1 && near.tag(-1).equals("RB") && near.word(-1).endsWith("ly");
    if (!widely && !near.begins()) {
      return false;
    }
    // "he said, read aloud, the rest" asks
    if (!widely && near.word(-1).equals(",")) {
      return false;
    }
    int comma = comma(near);
    return comma > 1 && isClause(near, comma + 1);
  }

  /** Whether read opens a sentence as advice with its reason: "Read outside, it is cooler". */
  static boolean isAdvice(Neighbours near) {
    int comma = near.begins() ? comma(near) : 0;
    return comma > 1 && isReason(near, comma + 1);
  }

  /** Where the phrase ends; 0 where it has an object or a verb, or asks. */
  private static int comma(Neighbours near) {
    boolean signed = near.word(1).equals("and") && near.tag(2).equals("VBN");
    boolean wordByWord = near.tag(2).equals("IN") && near.word(1).equals(near.word(3));
    if (!signed && !wordByWord && !HOW.contains(near.tag(1)) && !TIMES.contains(near.word(1))) {
      return 0;
    }
    if (REQUESTED.contains(near.word(1)) && (near.isMark(2) || !near.word(1).equals("on"))) {
      return 0;
    }
    int i = 1;
    while (near.tag(i).startsWith("RB") || near.tag(i).equals("RP")) {
      i++;
    }
    boolean object = Set.of("DT", "PRP", "PRP$").contains(near.tag(i));
    if (object && !(SPANS.contains(near.word(i)) && LASTING.contains(near.word(i + 1)))) {
      return 0;
    }
    for (; !near.isMark(i); i++) {
      if (ASKED.contains(near.word(i)) || ClauseVerbs.isFinite(near.tag(i))) {
        return 0;
      }
    }
    return near.word(i).equals(",") ? i : 0;
  }

  private static boolean isClause(Neighbours near, int start) {
    String tag = near.tag(start);
    if (!(SUBJECTS.contains(tag) || tag.startsWith("N") || tag.startsWith("J"))
        || ASKED.contains(near.word(start))) {
      return false;
    }
    boolean verb = false;
    for (int i = start + 1; !near.isMark(i); i++) {
      if (SAYING.contains(near.word(i)) && near.isMark(i + 1)) {
        return false;
      }
      verb |= ClauseVerbs.isFinite(near.tag(i)) || isTakenForNoun(near, i);
    }
    return verb && !isReason(near, start);
  }

  // Read by the window, it is brighter there: advice, and why
  private static boolean isReason(Neighbours near, int start) {
    if (!Set.of("it", "there").contains(near.word(start))
        || !Set.of("is", "'s", "will", "'ll").contains(near.word(start + 1))) {
      return false;
    }
    int end = start + 2;
    boolean better = false;
    for (; !near.isMark(end); end++) {
      better |= near.tag(end).equals("JJR");
    }
    boolean place = Set.of("there", "here").contains(near.word(end - 1));
    return better || (place && end > start + 3);
  }

  // the charter hangs behind glass, her essays still sting
  private static boolean isTakenForNoun(Neighbours near, int i) {
    boolean still = near.word(i - 1).equals("still") && near.isMark(i + 1);
    if (still && near.tag(i - 2).startsWith("NN")) {
      return true;
    }
    return near.tag(i).equals("NNS")
        && near.tag(i - 1).equals("NN")
        && (near.isMark(i + 1) || Set.of("IN", "DT", "RB", "TO", "PRP$").contains(near.tag(i + 1)));
  }
}
