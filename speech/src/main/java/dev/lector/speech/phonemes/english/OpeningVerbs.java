package dev.lector.speech.phonemes.english;

import java.util.Set;

/**
 * Whether a sentence's first word asks for something, though its object comes late or looks like
 * the noun it describes: "Record in the log all cash received", "Separate eggs from shells".
 */
final class OpeningVerbs {
  /** What begins an object behind a place: all cash, each item. */
  private static final Set<String> ALL = Set.of("all", "each", "every", "any", "both", "the", "a");

  /** Adjectives before a place: "Present at the meeting were all members". */
  private static final Set<String> DESCRIBING =
      Set.of("present", "content", "close", "live", "perfect", "minute", "object", "separate");

  /** What is permitted, and no permit is for. */
  private static final Set<String> ALLOWED =
      Set.of("access", "entry", "passage", "guests", "visitors", "only", "traffic", "inbound");

  private OpeningVerbs() {}

  static boolean isVerb(Neighbours near) {
    if (near.at() != 0) {
      return false;
    }
    return switch (near.word(0)) {
      case "separate" -> isParted(near);
      case "permit" -> ALLOWED.contains(near.word(1)) && !near.isBeforeVerb();
      case "record" -> isPlaced(near) || isRepeated(near);
      default -> isPlaced(near);
    };
  }

  // Record temperatures every hour
  private static boolean isRepeated(Neighbours near) {
    return near.tag(1).equals("NNS")
        && Set.of("every", "each", "hourly", "daily", "twice").contains(near.word(2))
        && !near.isBeforeVerb();
  }

  // Separate eggs from shells
  private static boolean isParted(Neighbours near) {
    boolean parted = false;
    for (int i = 1; !near.isMark(i); i++) {
      parted |= i > 1 && Set.of("from", "into").contains(near.word(i));
    }
    return parted
        && !near.isBeforeVerb()
        && (near.tag(1).startsWith("N") || near.tag(1).startsWith("J"));
  }

  // Record in the log all cash received; but not "Record of the year"
  private static boolean isPlaced(Neighbours near) {
    if (!Set.of("in", "on", "from", "onto", "into", "under", "below", "at").contains(near.word(1))
        || DESCRIBING.contains(near.word(0))) {
      return false;
    }
    int i = 2;
    while (Set.of("DT", "PRP$", "CD").contains(near.tag(i)) || near.tag(i).startsWith("J")) {
      i++;
    }
    int noun = i;
    while (near.tag(i).startsWith("N")) {
      i++;
    }
    if (i == noun || !(ALL.contains(near.word(i)) || near.tag(i).equals("PRP$"))) {
      return false;
    }
    for (; !near.isMark(i); i++) {
      boolean past = near.tag(i).equals("VBD") && near.isMark(i + 1);
      if (ClauseVerbs.isFinite(near.tag(i)) && !past) {
        return false;
      }
    }
    return true;
  }
}
