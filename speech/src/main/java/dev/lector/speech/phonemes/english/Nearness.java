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

  static boolean isNear(int i, List<String> tokens) {
    return i > 0 && VERBS.contains(lower(tokens.get(i - 1))) && ends(i + 1, tokens);
  }

  private static boolean ends(int next, List<String> tokens) {
    return next >= tokens.size() || ENDS.contains(tokens.get(next));
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
