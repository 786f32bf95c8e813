package dev.lector.speech.phonemes.english;

import java.util.Set;

/**
 * Whether close is what something is heard or made to do, or the end of trading: "hear the valve
 * close", "the highest close since May".
 */
final class Closings {
  private static final Set<String> SENSING =
      Set.of(
          "hear",
          "hears",
          "heard",
          "hearing",
          "watch",
          "watches",
          "watched",
          "watching",
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
          "helping",
          "see",
          "sees",
          "saw",
          "seen",
          "seeing",
          "feel",
          "feels",
          "felt",
          "feeling");

  /** What is only seen may be near: "saw the gate close behind the house". */
  private static final Set<String> SEEING =
      Set.of("see", "sees", "saw", "seen", "seeing", "feel", "feels", "felt", "feeling");

  private static final Set<String> CLOSABLE =
      Set.of(
          "door",
          "gate",
          "lid",
          "valve",
          "relay",
          "window",
          "shutter",
          "hatch",
          "curtain",
          "drawer",
          "eye",
          "eyelid",
          "mouth",
          "throat",
          "wound",
          "lip",
          "jaw",
          "contact",
          "contactor",
          "switch",
          "flap",
          "cover",
          "shop",
          "store",
          "pub",
          "factory",
          "school",
          "lock",
          "latch",
          "clasp",
          "fist",
          "finger",
          "breaker",
          "damper",
          "vent",
          "trap",
          "petal",
          "flower",
          "shell",
          "blind",
          "circuit",
          "portal",
          "airway",
          "barrier",
          "thermostat");

  /** Behind these an adverb or a place tells that something is near. */
  private static final Set<String> NEARNESS =
      Set.of("to", "enough", "of", "beside", "against", "-");

  private static final Set<String> TIMES =
      Set.of("again", "early", "late", "before", "after", "faster", "sooner");

  private static final Set<String> BEST =
      Set.of("record", "previous", "prior", "daily", "weekly", "monthly", "annual");

  /** Behind the end of trading. */
  private static final Set<String> AFTER =
      Set.of(
          "since", "in", "for", "on", "of", "ever", "at", "this", "so", "before", "below", "above",
          "was", "is", "came", "during", "yet");

  private Closings() {}

  static boolean isVerb(Neighbours near) {
    return isHeard(near) || isOfTrading(near);
  }

  // hear the valve close, let the lid close slowly; but not "heard a dog close by"
  private static boolean isHeard(Neighbours near) {
    int first = -1;
    while (near.tag(first).startsWith("N") || near.tag(first).startsWith("J")) {
      first--;
    }
    if (first == -1 || !Set.of("DT", "PRP$").contains(near.tag(first))) {
      return false;
    }
    String verb = near.word(first - 1);
    if (!SENSING.contains(verb) || isNear(near, verb) || isAdjective(near)) {
      return false;
    }
    boolean slowly = near.tag(1).equals("RB") && near.word(1).endsWith("ly");
    return slowly || (isClosable(near.word(-1)) && !isPlace(near, verb));
  }

  // close by, close at hand, saw it close up; but let it close by itself, at noon
  private static boolean isNear(Neighbours near, String verb) {
    return switch (near.word(1)) {
      case "by" -> !near.word(2).endsWith("self") && !near.word(2).endsWith("selves");
      case "at" -> near.word(2).equals("hand");
      case "up" -> SEEING.contains(verb);
      default -> NEARNESS.contains(near.word(1));
    };
  }

  private static boolean isClosable(String word) {
    return CLOSABLE.contains(word)
        || (word.endsWith("s") && CLOSABLE.contains(word.substring(0, word.length() - 1)));
  }

  // saw the gate close behind the house; but "saw the gate close behind him"
  private static boolean isPlace(Neighbours near, String verb) {
    return SEEING.contains(verb)
        && near.tag(1).equals("IN")
        && !TIMES.contains(near.word(1))
        && !near.tag(2).equals("PRP");
  }

  private static boolean isAdjective(Neighbours near) {
    return near.tag(1).startsWith("N") && !TIMES.contains(near.word(1));
  }

  // the highest close since May, a record close on Friday; but not "my best close friend"
  private static boolean isOfTrading(Neighbours near) {
    boolean best =
        BEST.contains(near.word(-1))
            || (near.tag(-1).equals("JJS") && !near.word(-1).equals("closest"));
    return best && (near.isMark(1) || AFTER.contains(near.word(1))) && !near.word(1).equals("-");
  }
}
