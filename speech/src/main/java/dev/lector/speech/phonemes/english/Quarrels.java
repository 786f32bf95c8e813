package dev.lector.speech.phonemes.english;

import java.util.Set;

/** Whether a row is a quarrel: a row over money, they had a row. */
final class Quarrels {
  private static final Set<String> HAVING =
      Set.of(
          "have",
          "has",
          "had",
          "having",
          "start",
          "starts",
          "started",
          "starting",
          "cause",
          "causes",
          "caused",
          "causing",
          "spark",
          "sparks",
          "sparked",
          "sparking",
          "trigger",
          "triggered",
          "provoke",
          "provoked",
          "kick",
          "kicked",
          "settle",
          "settled",
          "reignite",
          "reignited",
          "ignite",
          "ignited",
          "join",
          "joined",
          "fuel",
          "fuelled",
          "escalate",
          "escalated");

  private static final Set<String> OVER = Set.of("over", "about");

  private static final Set<String> WITH = Set.of("with", "between", "again", "and");

  /** A row about to end, a row over there. */
  private static final Set<String> NO_MATTERS = Set.of("to", "there", "here");

  /** Two wins in a row over a rival are none. */
  private static final Set<String> INVOLVED =
      Set.of("embroiled", "involved", "engaged", "entangled");

  /** What tables and fields have. */
  private static final Set<String> LINES =
      Set.of(
          "header",
          "blank",
          "new",
          "empty",
          "single",
          "extra",
          "whole",
          "full",
          "straight",
          "last",
          "first",
          "second",
          "third",
          "next",
          "top",
          "bottom",
          "middle",
          "each",
          "every",
          "any",
          "no");

  /** Books and sheets have rows in these. */
  private static final Set<String> PARTS =
      Set.of("figure", "fig", "table", "section", "box", "column", "appendix", "sheet", "block");

  private static final Set<String> PLACES =
      Set.of("at", "in", "with", "within", "inside", "among", "between");

  /** Who quarrels, though no capital tells. */
  private static final Set<String> BODIES =
      Set.of(
          "cabinet",
          "party",
          "parliament",
          "council",
          "congress",
          "senate",
          "commons",
          "lords",
          "coalition",
          "board",
          "club",
          "family",
          "union",
          "unions",
          "church",
          "army",
          "village",
          "town",
          "press",
          "neighbours",
          "neighbors",
          "ministers",
          "boss",
          "landlord",
          "government",
          "commission",
          "committee",
          "opposition",
          "bbc",
          "eu");

  /** What quarrels do, and rows of seats do not. */
  private static final Set<String> LASTING =
      Set.of(
          "lasted",
          "erupts",
          "rumbled",
          "rumbles",
          "deepens",
          "escalates",
          "escalated",
          "flared",
          "flares",
          "simmers",
          "simmered",
          "blew",
          "overshadowed",
          "overshadows",
          "threatens",
          "threatened",
          "centred",
          "centres",
          "subsided",
          "dragged");

  /** Noise is raised. */
  private static final Set<String> RAISING =
      Set.of("make", "makes", "made", "making", "raise", "raised");

  /** What noise does. */
  private static final Set<String> WAKING =
      Set.of(
          "woke",
          "wakes",
          "awoke",
          "wakened",
          "roused",
          "disturbed",
          "frightened",
          "scared",
          "startled",
          "alarmed",
          "deafened",
          "deafens",
          "drowned",
          "could",
          "kept",
          "brought");

  private Quarrels() {}

  static boolean isQuarrel(Neighbours near) {
    return isNoise(near) || isDispute(near);
  }

  // making such a row, what a row they made, the row they made woke us; but not "of beans"
  private static boolean isNoise(Neighbours near) {
    if (!near.word(0).equals("row") || near.word(1).equals("of")) {
      return false;
    }
    boolean made =
        near.tag(1).equals("PRP")
            && Set.of("make", "made", "makes", "kicked", "'re", "were", "are")
                .contains(near.word(2));
    if (made && Set.of("a", "the").contains(near.word(-1))) {
      return near.word(-2).equals("what") || WAKING.contains(near.word(3));
    }
    if (near.word(-1).equals("a") && near.word(-2).equals("what") && isMade(near)) {
      return true;
    }
    boolean such =
        (near.word(-1).equals("a") && Set.of("such", "what").contains(near.word(-2)))
            || Set.of("that", "this", "your").contains(near.word(-1));
    int verb = near.word(-1).equals("a") ? -3 : -2;
    boolean up = near.word(verb).equals("up") && near.word(verb - 1).startsWith("kick");
    // that row longer
    boolean ends = near.isMark(1) || Set.of("IN", "RB", "WDT").contains(near.tag(1));
    return such && (up || (RAISING.contains(near.word(verb)) && ends));
  }

  // what a row the children made
  private static boolean isMade(Neighbours near) {
    int i = 1;
    while (Set.of("DT", "PRP$").contains(near.tag(i)) || near.tag(i).startsWith("N")) {
      i++;
    }
    return i > 1 && Set.of("made", "make", "makes", "kicked").contains(near.word(i));
  }

  private static boolean isDispute(Neighbours near) {
    int first = -1;
    while (near.tag(first).startsWith("J") && !LINES.contains(near.word(first))) {
      first--;
    }
    boolean several = near.word(0).equals("rows");
    boolean noun = several || near.tag(first).equals("DT");
    boolean inOne = near.word(first - 1).equals("in");
    if (!noun || (inOne && !INVOLVED.contains(near.word(first - 2)))) {
      return false;
    }
    int verb = several && !near.tag(first).equals("DT") ? first : first - 1;
    boolean had = HAVING.contains(near.word(verb));
    boolean over = OVER.contains(near.word(1)) && !NO_MATTERS.contains(near.word(2));
    return (over && !near.tag(2).startsWith("RB"))
        || LASTING.contains(near.word(1))
        || isOfPeople(near, first)
        || (!LINES.contains(near.word(-1)) && Disputants.isQuarrel(near, first))
        || (had && (near.isMark(1) || near.tag(1).equals("RB") || WITH.contains(near.word(1))));
  }

  // the row at Leicester, a row with France, the row in the cabinet
  private static boolean isOfPeople(Neighbours near, int first) {
    boolean one = near.word(0).equals("row") && !LINES.contains(near.word(first));
    if (!one || !PLACES.contains(near.word(1))) {
      return false;
    }
    int who = 2;
    while (Set.of("DT", "PRP$").contains(near.tag(who)) || near.tag(who).startsWith("J")) {
      who++;
    }
    boolean named =
        near.tag(who).startsWith("NNP")
            && !near.word(who + 1).equals("'s")
            && !PARTS.contains(near.word(who));
    return named || BODIES.contains(near.word(who));
  }
}
