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

  /** Two wins in a row over a rival are none. */
  private static final Set<String> INVOLVED =
      Set.of("embroiled", "involved", "engaged", "entangled");

  /** What tables and fields have. */
  private static final Set<String> LINES =
      Set.of("header", "blank", "new", "empty", "single", "extra", "whole", "full", "straight");

  private Quarrels() {}

  static boolean isQuarrel(Neighbours near) {
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
    return (OVER.contains(near.word(1)) && !near.tag(2).startsWith("RB"))
        || (had && (near.isMark(1) || near.tag(1).equals("RB") || WITH.contains(near.word(1))));
  }
}
