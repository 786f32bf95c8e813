package dev.lector.speech.phonemes.english;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a sentence's build or a word nearby leaves no doubt about, before any weights. */
final class HeteronymRules {
  private static final String STANDARD = "DEFAULT";
  private static final String VERB = "VERB";
  private static final String NOUN = "NOUN";

  /** Words whose verb has several readings, or that of the noun. */
  private static final Set<String> SENSES =
      Set.of("bow", "bass", "row", "sow", "tears", "lives", "winds", "axes", "does", "lead");

  /** What joins an adjective to its subject. */
  static final Set<String> LINKS =
      Set.of(
          "be",
          "am",
          "is",
          "are",
          "was",
          "were",
          "been",
          "being",
          "'m",
          "'re",
          "'s",
          "seem",
          "seems",
          "seemed",
          "look",
          "looks",
          "looked",
          "feel",
          "feels",
          "felt",
          "appear",
          "appears",
          "appeared",
          "remain",
          "remained",
          "quite",
          "perfectly",
          "not",
          "very");

  /** Bowed before these is bent like a bow, or played with one. */
  private static final Set<String> BENT =
      Set.of(
          "legs",
          "leg",
          "strings",
          "string",
          "instruments",
          "instrument",
          "psaltery",
          "lyre",
          "shelves",
          "wood");

  /** Before these, refuse is what is thrown away. */
  private static final Set<String> WASTE =
      Set.of(
          "collection",
          "collections",
          "collector",
          "collectors",
          "bin",
          "bins",
          "bag",
          "bags",
          "sacks",
          "disposal",
          "site",
          "tip",
          "truck",
          "trucks",
          "lorry",
          "chute",
          "dump",
          "heap",
          "container",
          "containers",
          "derived");

  /** What one does with a button. */
  private static final Set<String> BUTTONS =
      Set.of("press", "pressing", "hit", "click", "tap", "select", "choose", "push");

  /** What programs and machines have for it: a close button. */
  private static final Set<String> CONTROLS =
      Set.of(
          "button",
          "buttons",
          "callback",
          "callbacks",
          "icon",
          "tab",
          "handler",
          "command",
          "key",
          "method",
          "function",
          "bracket",
          "brackets",
          "parenthesis",
          "brace",
          "tag");

  private final SenseCues senses;

  HeteronymRules(SenseCues senses) {
    this.senses = senses;
  }

  /**
   * The reading of a word; null when it is not certain.
   *
   * @param known the word's readings
   */
  @Nullable String reading(Neighbours near, List<String> known) {
    return switch (near.word(0)) {
      case "read" -> Readers.reading(near);
      case "wound" ->
          Wounds.isInjury(near)
              ? STANDARD
              : Wounds.isTurned(near) || ClauseVerbs.isPast(near) ? "VBD" : sense(near);
      case "minute" ->
          Minutes.isTiny(near) || isPredicate(near)
              ? "ADJ"
              : Minutes.isOfTime(near) ? STANDARD : null;
      // live coverage, live on TV; but not "they live on Skye"
      case "live" ->
          Living.isVerb(near)
              ? VERB
              : Broadcasts.isLive(near.at(), near.tokens(), near.tags())
                  ? STANDARD
                  : verbOrSense(near, known);
      case "bowed" -> BENT.contains(near.word(1)) ? "BENT" : STANDARD;
      case "nice" -> Towns.isTown("Nice", near) ? "TOWN" : STANDARD;
      case "mobile" -> Towns.isTown("Mobile", near) ? "CITY" : STANDARD;
      case "lima" -> near.word(1).startsWith("bean") ? "BEAN" : STANDARD;
      case "reset", "resets", "rebuild" -> near.tag(0).startsWith("V") ? STANDARD : NOUN;
      case "jean" -> ForeignNames.isFrench(near) ? "FRENCH" : STANDARD;
      case "real" -> ForeignNames.isClub(near) ? "CLUB" : STANDARD;
      case "number" -> Numbness.isNumb(near, sense(near) != null) ? "NUMB" : STANDARD;
      case "wind" -> Winding.isVerb(near) ? VERB : verbOrSense(near, known);
      case "lead" -> {
        String sense = LeadMetal.isMetal(near) ? "METAL" : verbOrSense(near, known);
        boolean leader = isOneLead(near) || LeadMetal.isLeader(near);
        yield sense == null && leader ? STANDARD : sense;
      }
      case "re" -> sense(near) == null ? STANDARD : "NOTE";
      case "close" -> isNearby(near) ? STANDARD : isClosing(near) ? VERB : verbOrSense(near, known);
      case "tear" ->
          Weeping.isRip(near)
              ? VERB
              : Weeping.isDrop(near) || isWept(near) ? STANDARD : verbOrSense(near, known);
      case "tears" -> Ripping.isVerb(near) ? VERB : verbOrSense(near, known);
      case "bow" -> {
        String sense = sense(near);
        yield sense == null ? Bows.reading(near) : sense;
      }
      case "row" ->
          near.word(1).equals("of")
              ? STANDARD
              : sense(near) == null && Quarrels.isQuarrel(near)
                  ? "QUARREL"
                  : verbOrSense(near, known);
      case "rows" -> {
        String sense = sense(near);
        yield sense != null ? sense : Quarrels.isQuarrel(near) ? "QUARREL" : STANDARD;
      }
      case "basses" -> sense(near) == null ? STANDARD : "FISH";
      case "dove" -> Diving.isPast(near) ? VERB : verbOrSense(near, known);
      case "record" ->
          isOfMatches(near)
              ? STANDARD
              : CONTROLS.contains(near.word(1)) ? VERB : verbOrSense(near, known);
      case "refuse" -> WASTE.contains(near.word(1)) ? NOUN : verbOrSense(near, known);
      case "resume" -> isResumed(near) ? STANDARD : verbOrSense(near, known);
      // Uses: cleaning
      case "use", "uses" ->
          near.begins() && near.word(1).equals(":") ? NOUN : verbOrSense(near, known);
      case "import" -> Methods.isImport(near) ? STANDARD : verbOrSense(near, known);
      case "bass" -> Basses.isFish(near) ? STANDARD : Basses.isSound(near) ? "ADJ" : sense(near);
      case "sewer" -> Sewing.isPerson(near) ? "STITCH" : sense(near);
      case "desert" -> Deserting.isVerb(near) ? VERB : verbOrSense(near, known);
      case "object" -> isRaised(near) ? VERB : verbOrSense(near, known);
      case "content" -> Contentment.isContented(near) ? STANDARD : null;
      default -> verbOrSense(near, known);
    };
  }

  private @Nullable String sense(Neighbours near) {
    return senses.reading(near.word(0), near.at(), near.tokens());
  }

  private @Nullable String verbOrSense(Neighbours near, List<String> known) {
    String noun = OpeningNouns.reading(near, known);
    if (noun != null) {
      return noun;
    }
    String verb = verb(near.word(0), known);
    boolean isVerb = verb != null && (Methods.isMethod(near) || ClauseVerbs.isVerb(near));
    return isVerb ? verb : sense(near);
  }

  /** The reading of the verb, where it has one of its own. */
  private static @Nullable String verb(String word, List<String> known) {
    if (SENSES.contains(word)) {
      return null;
    }
    if (known.contains(VERB)) {
      return VERB;
    }
    return known.contains(NOUN) || known.contains("ADJ") ? STANDARD : null;
  }

  // a new lead, this lead; the metal is not counted
  private static boolean isOneLead(Neighbours near) {
    int first = -1;
    while (near.tag(first).startsWith("J")) {
      first--;
    }
    return Set.of("a", "another", "this", "any", "each").contains(near.word(first))
        && !near.tag(1).startsWith("N");
  }

  private static boolean isNearby(Neighbours near) {
    return Nearness.isNear(near);
  }

  // close five windows, close-open-close, at Tuesday's close, the doors open, and close
  private static boolean isClosing(Neighbours near) {
    boolean counted = near.begins() && near.tag(1).equals("CD") && near.tag(2).equals("NNS");
    boolean opened =
        near.word(1).equals("open")
            || (near.word(-1).equals("open") && near.word(-2).equals("close"));
    return counted
        || opened
        || CONTROLS.contains(near.word(1))
        || Nearness.isOfTrading(near.at(), near.tokens(), near.tags())
        || VerbFrames.isSecondVerb(near)
        || Closings.isVerb(near);
  }

  private boolean isWept(Neighbours near) {
    return sense(near) == null && Weeping.isTear(near.at(), near.tokens(), near.tags());
  }

  // a winning home record, their road records
  private static boolean isOfMatches(Neighbours near) {
    String before = near.tag(-2);
    return Set.of("home", "away", "road").contains(near.word(-1))
        && (Set.of("VBG", "DT", "PRP$", "POS", "CD").contains(before) || before.startsWith("J"));
  }

  // Resume baking, press resume; but not "my resume"
  private static boolean isResumed(Neighbours near) {
    return BUTTONS.contains(near.word(-1))
        || (near.tag(1).equals("VBG") && (near.begins() || near.tag(-1).equals("CC")));
  }

  // Object to the plan.
  private static boolean isRaised(Neighbours near) {
    return near.begins()
        && near.word(1).equals("to")
        && Set.of("DT", "PRP", "PRP$", "VBG").contains(near.tag(2));
  }

  // the dose was minute
  private static boolean isPredicate(Neighbours near) {
    return LINKS.contains(near.word(-1))
        && (near.isMark(1) || Set.of("but", "and", "in", "compared").contains(near.word(1)));
  }
}
