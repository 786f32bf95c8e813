package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Whether minute is small: minute flaws, its minute, perfect hand; or the time. */
final class Minutes {
  /** Before minute these are about time: last minute changes. */
  private static final Set<String> LAST =
      Set.of("last", "first", "next", "minute", "-", "per", "half", "every", "each", "one", "any");

  private static final Set<String> ALL = Set.of("every", "each", "any");

  /** Before "a minute" these are about time: in a minute, wait a minute. */
  private static final Set<String> LASTING =
      Set.of(
          "in", "for", "within", "after", "about", "just", "wait", "waited", "waits", "hold",
          "hang", "on", "until", "half", "stop", "stopped", "pause", "paused", "took", "takes",
          "take", "got", "per", "than", "only", "me", "us", "him", "her", "them", "you");

  /** Behind a time. */
  private static final Set<String> AFTER_TIME =
      Set.of(
          "late", "early", "later", "earlier", "ago", "or", "more", "longer", "before", "after",
          "past", "to", "too", "away", "behind", "ahead", "apart", "from", "until", "till", "and",
          "in", "of", "by", "at", "for");

  /** What is named by the minute. */
  private static final Set<String> TIMED =
      Set.of(
          "hand",
          "hands",
          "book",
          "books",
          "steak",
          "steaks",
          "silence",
          "mark",
          "marks",
          "bell",
          "gun",
          "guns",
          "waltz",
          "man",
          "men",
          "repeater",
          "taker",
          "takers",
          "rice",
          "glass",
          "timer");

  /** What is small or exact: more are told by what stands before. */
  private static final Set<String> SMALL =
      Set.of(
          "accuracy",
          "amount",
          "analysis",
          "animal",
          "attention",
          "care",
          "change",
          "crack",
          "creature",
          "crystal",
          "degree",
          "description",
          "detail",
          "difference",
          "distance",
          "dose",
          "drop",
          "error",
          "examination",
          "flaw",
          "flower",
          "fraction",
          "fragment",
          "grain",
          "handwriting",
          "hole",
          "insect",
          "inspection",
          "knowledge",
          "leaf",
          "letter",
          "mark",
          "movement",
          "observation",
          "opening",
          "organism",
          "part",
          "particle",
          "piece",
          "plant",
          "point",
          "portion",
          "precision",
          "proportion",
          "quantity",
          "scale",
          "scratch",
          "script",
          "scrutiny",
          "seed",
          "shell",
          "size",
          "space",
          "speck",
          "spot",
          "stain",
          "study",
          "text",
          "trace",
          "variation",
          "writing");

  /** Degrees, which times have not. */
  private static final Set<String> DEGREES =
      Set.of("most", "so", "very", "too", "how", "extremely", "rather", "almost", "such");

  /** Degrees of what is told of a thing: so minute that no one noticed. */
  private static final Set<String> TOLD =
      Set.of(
          "so",
          "very",
          "too",
          "how",
          "however",
          "extremely",
          "infinitely",
          "exceedingly",
          "incredibly",
          "fairly",
          "relatively",
          "remarkably",
          "unbelievably",
          "equally",
          "more");

  private static final Set<String> AFTER_TOLD =
      Set.of(
          "that", "to", "for", "as", "and", "but", "a", "an", "in", "it", "they", "i", "we", "the",
          "her", "his", "its", "their", "these", "you", "he", "she", "no");

  /** A minute of these is long, not small: a minute delay. */
  private static final Set<String> LONG =
      Set.of(
          "delay",
          "walk",
          "drive",
          "ride",
          "video",
          "clip",
          "run",
          "wait",
          "break",
          "pause",
          "rest",
          "speech",
          "song",
          "lead",
          "gap",
          "warning",
          "chat",
          "tour",
          "trip",
          "start",
          "interval",
          "later",
          "past",
          "hike",
          "climb",
          "swim",
          "bus",
          "film",
          "movie",
          "talk",
          "behind",
          "ahead",
          "apart",
          "average",
          "penalty",
          "call",
          "read",
          "rate",
          "or");

  private Minutes() {}

  static boolean isTiny(Neighbours near) {
    // every minute change
    if (near.word(0).equals("minute")
        && ALL.contains(near.word(-1))
        && SMALL.contains(near.word(1))) {
      return true;
    }
    if (!near.word(0).equals("minute") || !mayBeSmall(near) || TIMED.contains(near.word(1))) {
      return false;
    }
    return isListed(near)
        || isTold(near)
        || isNamed(near)
        || isContrasted(near)
        || isOfSeveral(near)
        || SMALL.contains(near.word(1))
        || isOwned(near)
        || isDescribed(near);
  }

  /** The minute hand, a minute late, one minute to midnight; but not "a minute dose". */
  static boolean isOfTime(Neighbours near) {
    if (TIMED.contains(near.word(1))) {
      return true;
    }
    return Set.of("a", "one", "every", "each", "per", "any").contains(near.word(-1))
        && (near.isMark(1) || AFTER_TIME.contains(near.word(1)));
  }

  private static boolean mayBeSmall(Neighbours near) {
    return !near.tag(-1).equals("CD") && !LAST.contains(near.word(-1));
  }

  // minute flaws; but not "the minute guests arrive, we eat"
  private static boolean isOfSeveral(Neighbours near) {
    boolean clause =
        near.word(-1).equals("the") && near.begins(-1) && ClauseVerbs.isFinite(near.tag(2));
    return near.tag(1).equals("NNS")
        && !near.word(-1).equals("a")
        && (!clause || SMALL.contains(singular(near.word(1))));
  }

  // its minute, perfect hand; a minute, delicate flower; but not "wait a minute, dear boy"
  private static boolean isListed(Neighbours near) {
    int noun = 2;
    while (near.tag(noun).startsWith("J") || near.tag(noun).equals("VBG")) {
      noun++;
    }
    return near.word(1).equals(",")
        && noun > 2
        && near.tag(noun).startsWith("N")
        && (near.tag(-1).equals("PRP$")
            || (near.tag(-1).startsWith("V") && near.tag(noun).equals("NNS"))
            || (near.tag(-1).equals("DT") && !LASTING.contains(near.word(-2))));
  }

  // too minute to see, as minute as sand
  private static boolean isTold(Neighbours near) {
    return (TOLD.contains(near.word(-1))
            && (near.isMark(1) || AFTER_TOLD.contains(near.word(1)))
            && !near.word(1).equals("-"))
        || (near.word(-1).equals("as") && near.word(1).equals("as"));
  }

  // a minute star; but not "wait a minute man", "words a minute rate", "a minute walk"
  private static boolean isNamed(Neighbours near) {
    // O minute singer
    return (near.word(-1).equals("a") || near.word(-1).equals("o"))
        && near.tag(1).equals("NN")
        && !near.tag(2).startsWith("N")
        && !near.tag(-2).equals("NNS")
        && !LASTING.contains(near.word(-2))
        && !LONG.contains(near.word(1));
  }

  // its minute size
  private static boolean isOwned(Neighbours near) {
    boolean degree = DEGREES.contains(near.word(-1));
    boolean named = near.tag(1).equals("NN") || near.tag(1).startsWith("J");
    // her minute stitches held
    boolean several = near.tag(1).equals("VBZ") && ClauseVerbs.isFinite(near.tag(2));
    return (named || several) && (degree || near.tag(-1).equals("PRP$"));
  }

  // a minute but important way
  private static boolean isContrasted(Neighbours near) {
    return near.word(1).equals("but")
        && near.tag(2).startsWith("J")
        && near.tag(3).startsWith("N")
        && near.tag(-1).equals("DT");
  }

  // a minute yellow spot, the minute green leaves
  private static boolean isDescribed(Neighbours near) {
    return near.tag(1).equals("JJ")
        && (near.tag(2).equals("NNS") || (near.tag(2).equals("NN") && near.word(-1).equals("a")))
        && !LASTING.contains(near.word(-2));
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }
}
