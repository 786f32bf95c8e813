package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who read: behind one person "read" without an s is past, "Smith read a statement". */
final class Readers {
  private static final Set<String> ONE = Set.of("NN", "NNP");

  /** What is read, or where and to whom. */
  private static final Set<String> OBJECTS =
      Set.of("DT", "PRP", "PRP$", "IN", "RB", "RP", "TO", "JJ", "NN", "NNS", "NNP", "CD");

  /** Behind these a plain form follows: "let Tom read it", "did Tom read it". */
  private static final Set<String> PLAIN =
      Set.of(
          "let", "lets", "letting", "make", "makes", "made", "making", "help", "helps", "helped",
          "hear", "hears", "heard", "watch", "watches", "watched", "see", "saw", "seen", "have",
          "has", "had", "to", "do", "does", "did", "can", "could", "will", "would", "shall",
          "should", "may", "might", "must", "is", "are", "was", "were", "be", "been", "being",
          "that", "which", "who", "whom", "and", "or", "please", "if");

  /** Several, though the word is none of a plural. */
  private static final Set<String> SEVERAL =
      Set.of(
          "people",
          "police",
          "family",
          "team",
          "staff",
          "public",
          "crowd",
          "audience",
          "class",
          "majority",
          "number",
          "half",
          "rest",
          "lot",
          "must",
          "e",
          "sign",
          "note",
          "it");

  private static final Set<String> AUXILIARIES =
      Set.of(
          "have", "has", "had", "having", "'ve", "'s", "is", "are", "was", "were", "be", "been",
          "being", "'re");

  /** What storage has for reading and for writing. */
  private static final Set<String> STORED =
      Set.of(
          "permission",
          "permissions",
          "access",
          "timeout",
          "timeouts",
          "error",
          "errors",
          "operation",
          "operations",
          "request",
          "requests",
          "lock",
          "locks",
          "speed",
          "speeds",
          "rate",
          "latency",
          "performance",
          "replica",
          "replicas",
          "buffer",
          "cache",
          "head",
          "heads");

  private static final Set<String> HABITS = Set.of("every", "daily", "regularly", "nowadays");

  private static final Set<String> OFTEN =
      Set.of("usually", "still", "normally", "generally", "sometimes", "rarely", "seldom");

  private static final Set<String> PAST =
      Set.of(
          "was", "were", "had", "did", "yesterday", "ago", "last", "when", "then", "used", "once");

  private Readers() {}

  /** Which form of the verb it is; null when neither is certain. */
  static @Nullable String reading(Neighbours near) {
    if (isReadOnly(near)) {
      return "DEFAULT";
    }
    if (isParticiple(near) || OpeningParticiples.isParticiple(near)) {
      return "VBD";
    }
    String first = OpeningParticiples.isAdvice(near) ? "DEFAULT" : first(near);
    if (first != null) {
      return first;
    }
    if (ClauseVerbs.isInverted(near) || isHabit(near) || isRule(near) || Methods.isMethod(near)) {
      return "DEFAULT";
    }
    return isQuoted(near)
            || PastReaders.isPast(near)
            || isPast(near.at(), near.tokens(), near.tags())
        ? "VBD"
        : null;
  }

  // a read timeout, it's read-only, the file is read only; but not "it is read only by few"
  private static boolean isReadOnly(Neighbours near) {
    int after = near.word(1).equals("-") ? 2 : 1;
    return STORED.contains(near.word(1))
        || (Set.of("only", "write").contains(near.word(after))
            && (after == 2 || near.isMark(2) || near.tag(2).startsWith("N")));
  }

  // She's read it, it was never read
  private static boolean isParticiple(Neighbours near) {
    int before = -1;
    while (near.tag(before).startsWith("RB")) {
      before--;
    }
    return AUXILIARIES.contains(near.word(before));
  }

  /** That of the verb before "and": he opened it and read it, open it and read it. */
  private static @Nullable String first(Neighbours near) {
    if (!near.tag(-1).equals("CC") || !OBJECTS.contains(near.tag(1))) {
      return null;
    }
    boolean past = false;
    for (int i = -2; !near.tag(i).isEmpty() && !near.tag(i).equals("."); i--) {
      switch (near.tag(i)) {
        case "VBD" -> past |= !near.word(i - 1).equals("who");
        case "VB", "VBP", "TO", "MD" -> {
          return past ? null : "DEFAULT";
        }
        case "VBZ", "VBN" -> {
          return null;
        }
        default -> {}
      }
    }
    return past ? "VBD" : null;
  }

  // The sign read, no entry.
  private static boolean isQuoted(Neighbours near) {
    return near.tag(-1).equals("NN")
        && near.tag(-2).equals("DT")
        && near.isMark(-3)
        && Set.of(",", ":", "\"", "“").contains(near.word(1));
  }

  // We read to them every night. I usually read novels.
  private static boolean isHabit(Neighbours near) {
    boolean often = OFTEN.contains(near.word(-1));
    if (often && isOfSeveral(near, -2)) {
      return !isOfPast(near);
    }
    if (!isOfSeveral(near, -1)) {
      return false;
    }
    if (isStill(near)) {
      return !isOfPast(near, "when");
    }
    return !isOfPast(near)
        && near.tokens().subList(near.at(), near.tokens().size()).stream()
            .anyMatch(word -> HABITS.contains(word.toLowerCase(Locale.ROOT)));
  }

  private static boolean isOfSeveral(Neighbours near, int who) {
    return Set.of("i", "you", "we", "they").contains(near.word(who));
  }

  // I read them still, when mornings come
  private static boolean isStill(Neighbours near) {
    int end = 1;
    while (!near.isMark(end)) {
      end++;
    }
    return end > 1 && near.word(end - 1).equals("still");
  }

  // Those who read it know. Most of us read it.
  private static boolean isRule(Neighbours near) {
    boolean people =
        near.word(-1).equals("who")
            && (near.word(-2).equals("those") || near.tag(-2).equals("NNS"));
    boolean some =
        Set.of("us", "them", "you").contains(near.word(-1)) && near.word(-2).equals("of");
    return (people || some) && !isOfPast(near);
  }

  private static boolean isOfPast(Neighbours near) {
    return isOfPast(near, "");
  }

  private static boolean isOfPast(Neighbours near, String but) {
    for (int i = -near.at(); !near.tag(i).isEmpty(); i++) {
      boolean past = PAST.contains(near.word(i)) && !near.word(i).equals(but);
      if (past || (i != 0 && near.tag(i).equals("VBD"))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the subject of a bare "read" is one person, and nothing before asks for that form. */
  private static boolean isPast(int i, List<String> tokens, String[] tags) {
    if (i < 1
        || i + 1 >= tags.length
        || !ONE.contains(tags[i - 1])
        || !OBJECTS.contains(tags[i + 1])
        || SEVERAL.contains(lower(tokens, i - 1))) {
      return false;
    }
    for (int j = i - 2; j >= 0 && Character.isLetter(tags[j].charAt(0)); j--) {
      if (PLAIN.contains(lower(tokens, j)) || tags[j].startsWith("VB")) {
        return false;
      }
    }
    return true;
  }

  private static String lower(List<String> tokens, int i) {
    return tokens.get(i).toLowerCase(Locale.ROOT);
  }
}
