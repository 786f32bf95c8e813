package dev.lector.speech.phonemes.english;

import java.util.Set;

/**
 * Places in a sentence that a verb alone can have, although its clause has another one: let the
 * tape wind back, to take it or permit small changes, if time and weather permit.
 */
final class VerbFrames {
  private static final Set<String> LETTING = Set.of("let", "lets", "letting");

  private static final Set<String> CAUSING =
      Set.of(
          "let",
          "lets",
          "letting",
          "make",
          "makes",
          "made",
          "making",
          "help",
          "helps",
          "helped",
          "see",
          "saw",
          "seen",
          "watch",
          "watched",
          "watching",
          "hear",
          "heard",
          "hearing");

  private static final Set<String> PERSONS =
      Set.of("me", "you", "him", "it", "us", "them", "thee", "her");

  /** What an object begins with. */
  private static final Set<String> OBJECTS = Set.of("DT", "PRP", "PRP$");

  /** What a verb without an object is followed by. */
  private static final Set<String> PLACES = Set.of("RB", "RP", "TO", "IN");

  /** Before a time these begin no object: "and wind the whole day". */
  private static final Set<String> TIMES =
      Set.of("whole", "next", "same", "other", "following", "previous", "entire", "first", "last");

  private static final Set<String> BEING =
      Set.of("am", "are", "is", "was", "were", "'re", "n't", "not", "only", "than", "as");

  private static final Set<String> SOME =
      Set.of("few", "many", "most", "some", "others", "both", "all", "several");

  private static final Set<String> CONDITIONS =
      Set.of(
          "if",
          "when",
          "where",
          "unless",
          "although",
          "because",
          "whenever",
          "wherever",
          "while",
          "as",
          "though");

  private VerbFrames() {}

  static boolean isVerb(Neighbours near) {
    return isBehindSubject(near)
        || isBeforeObject(near)
        || isCaused(near)
        || isCoordinated(near)
        || isOfFirst(near)
        || isOfSeveral(near)
        || OpeningVerbs.isVerb(near);
  }

  /** Whether a name is its subject: Smith records in his diary that it rained. */
  static boolean isOfName(Neighbours near) {
    if (!near.tag(-1).startsWith("NNP") || near.isBehindVerb() || near.word(1).equals("of")) {
      return false;
    }
    if (OBJECTS.contains(near.tag(1))) {
      return !near.isBeforeVerb();
    }
    for (int i = 1; near.tag(1).equals("IN") && !near.isMark(i); i++) {
      if (near.word(i).equals("that") && i > 1) {
        return true;
      }
      if (ClauseVerbs.isFinite(near.tag(i))) {
        return false;
      }
    }
    return false;
  }

  /** Whether a clause that goes on with "and" has its verb there: the doors open, and close. */
  static boolean isSecondVerb(Neighbours near) {
    int comma = near.isMark(-2) ? -3 : -2;
    return near.tag(-1).equals("CC")
        && near.isMark(1)
        && (near.word(comma).equals("open")
            || Set.of("NN", "NNS", "VB", "VBP").contains(near.tag(comma)));
  }

  // As metals cool they contract; but not "were they present?"
  private static boolean isBehindSubject(Neighbours near) {
    return Set.of("i", "we", "they", "thou", "ye").contains(near.word(-1))
        && !BEING.contains(near.word(-2));
  }

  // Lamps project a map, few advocate a return
  private static boolean isOfFirst(Neighbours near) {
    String before = near.word(-1);
    boolean plural = before.endsWith("s") && !before.endsWith("ss");
    boolean subject = near.isMark(-2) && (SOME.contains(before) || (plural && isName(near)));
    return subject && OBJECTS.contains(near.tag(1)) && !near.tag(0).equals("VBD");
  }

  /** The tagger takes the first word for a name. */
  private static boolean isName(Neighbours near) {
    return near.tag(-1).startsWith("NN");
  }

  // and close thine eyes, I saw him close his eyes; no noun stands before a possessive
  private static boolean isBeforeObject(Neighbours near) {
    boolean object = near.tag(1).equals("PRP$") || PERSONS.contains(near.word(1));
    if (near.tag(-1).equals("CC")) {
      // open and close small windows
      boolean paired = Set.of("VB", "VBP").contains(near.tag(-2)) && !BEING.contains(near.word(-2));
      return object
          || (paired && !near.isMark(1) && !near.isBeforeVerb())
          || (near.tag(1).equals("DT") && !TIMES.contains(near.word(2)));
    }
    return object && PERSONS.contains(near.word(-1)) && CAUSING.contains(near.word(-2));
  }

  // let the tape wind back, let it wind, they made the band record it
  private static boolean isCaused(Neighbours near) {
    boolean object = OBJECTS.contains(near.tag(1));
    if (PERSONS.contains(near.word(-1))) {
      return LETTING.contains(near.word(-2)) || (object && CAUSING.contains(near.word(-2)));
    }
    int first = -1;
    while (near.tag(first).startsWith("N") || near.tag(first).startsWith("J")) {
      first--;
    }
    if (!near.tag(-1).startsWith("N")) {
      return false;
    }
    String verb = near.word(OBJECTS.contains(near.tag(first)) ? first - 1 : first);
    return LETTING.contains(verb)
        ? object || near.isMark(1) || (PLACES.contains(near.tag(1)) && !near.word(1).equals("of"))
        : object && CAUSING.contains(verb);
  }

  // Do not use abrasives or permit minute particles to enter.
  private static boolean isCoordinated(Neighbours near) {
    if (!near.tag(-1).equals("CC")
        || !near.tag(0).equals("NN")
        || !near.tag(1).startsWith("J")
        || !near.tag(2).startsWith("N")) {
      return false;
    }
    for (int i = -2; !near.isMark(i); i--) {
      if (near.tag(i).equals("VB")) {
        return true;
      }
    }
    return false;
  }

  // if time and weather permit, as results permit
  private static boolean isOfSeveral(Neighbours near) {
    boolean several =
        near.tag(-1).equals("NNS") || (near.tag(-1).startsWith("N") && near.word(-2).equals("and"));
    if (!several || !near.isMark(1)) {
      return false;
    }
    int first = -1;
    while (!near.isMark(first - 1)) {
      first--;
    }
    return CONDITIONS.contains(near.word(first)) && !near.isBehindVerb();
  }
}
