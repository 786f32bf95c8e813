package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether close is the adverb behind a verb of place, at the end of a clause: "the boats lie close,
 * their ropes slack". The verb and the end of trading are said otherwise.
 */
final class Nearness {
  private static final Set<String> VERBS =
      Set.of(
          "lie",
          "lies",
          "lay",
          "lain",
          "lying",
          "keep",
          "keeps",
          "kept",
          "keeping",
          "draw",
          "draws",
          "drew",
          "drawn",
          "drawing",
          "huddle",
          "huddles",
          "huddled",
          "huddling",
          "stay",
          "stays",
          "stayed",
          "staying",
          "come",
          "comes",
          "came",
          "coming",
          "stand",
          "stands",
          "stood",
          "standing",
          "sit",
          "sits",
          "sat",
          "sitting",
          "lean",
          "leans",
          "leaned",
          "leant",
          "nestle",
          "nestled",
          "cling",
          "clings",
          "clung",
          "crowd",
          "crowded",
          "press",
          "pressed",
          "gather",
          "gathered",
          "creep",
          "crept",
          "move",
          "moved",
          "bend",
          "bent",
          "grow",
          "grew",
          "held",
          "snuggle",
          "snuggled",
          "cuddle",
          "cuddled",
          "hover",
          "hovered",
          "follow",
          "followed",
          "remain",
          "remained",
          "bring",
          "brought");

  private static final Set<String> HOLDING =
      Set.of(
          "keep",
          "keeps",
          "kept",
          "keeping",
          "hold",
          "holds",
          "held",
          "holding",
          "pull",
          "pulled",
          "pulling",
          "hug",
          "hugged",
          "draw",
          "drew",
          "press",
          "pressed",
          "clutch",
          "clutched");

  private static final Set<String> BESIDE = Set.of("and", "to", "by", "against", "enough", "at");

  private static final Set<String> ENDS = Set.of(",", ";", ".", "!", "?", ":");

  /** What has an end of trading: Tuesday's close. */
  private static final Set<String> TRADING =
      Set.of(
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "today",
          "yesterday",
          "day",
          "market",
          "session",
          "week",
          "month",
          "quarter",
          "year");

  /** Before the close, into the close. */
  private static final Set<String> TIMES =
      Set.of("before", "at", "by", "after", "until", "since", "near", "into", "towards");

  private Nearness() {}

  /** Tuesday's close, before the close; but not "Tuesday's close game". */
  static boolean isOfTrading(int i, List<String> tokens, String[] tags) {
    if (i < 2) {
      return false;
    }
    String before = lower(tokens.get(i - 2));
    boolean named =
        (tokens.get(i - 1).equals("'s") && TRADING.contains(before))
            || (tokens.get(i - 1).equals("the") && TIMES.contains(before));
    boolean adjective =
        i + 1 < tags.length && (tags[i + 1].startsWith("N") || tags[i + 1].startsWith("J"));
    return named && !adjective;
  }

  static boolean isNear(Neighbours near) {
    return (VERBS.contains(near.word(-1))
            && (near.word(1).equals(">") || ENDS.contains(near.word(1))))
        || isHeld(near);
  }

  // keep your friends close, she held him close to her
  private static boolean isHeld(Neighbours near) {
    if (!BESIDE.contains(near.word(1)) && !near.isMark(1)) {
      return false;
    }
    int i = -1;
    while (near.tag(i).startsWith("N")
        || near.tag(i).startsWith("PRP")
        || near.tag(i).equals("DT")) {
      i--;
    }
    return i < -1 && HOLDING.contains(near.word(i));
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
