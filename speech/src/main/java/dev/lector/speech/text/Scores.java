package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Results with the score between two names, tie-breaks in brackets, and what was played longer than
 * usual: "Arsenal 4 - 3 Chelsea", "7-6 (5)", "3–2 (a.e.t.)". To be applied before abbreviations and
 * numbers.
 */
final class Scores {
  /** What a number belongs to, so that a dash behind it is a pause: "Chapter 4 - 3 Ways". */
  private static final Set<String> NUMBERED =
      Set.of(
          "chapter",
          "part",
          "book",
          "volume",
          "section",
          "article",
          "lesson",
          "unit",
          "step",
          "level",
          "stage",
          "day",
          "week",
          "month",
          "year",
          "episode",
          "season",
          "figure",
          "fig",
          "table",
          "page",
          "item",
          "rule",
          "tip",
          "top",
          "windows",
          "android",
          "ios",
          "iphone",
          "version",
          "phase",
          "act",
          "scene",
          "track",
          "question",
          "exercise",
          "module",
          "round",
          "game",
          "room",
          "floor",
          "gate",
          "platform",
          "route",
          "highway",
          "flight",
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "appendix",
          "schedule",
          "group",
          "zone",
          "type",
          "class",
          "grade");

  private static final Set<String> MONTHS =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /** Sides that look like a plural of what is counted. */
  private static final Set<String> SIDES =
      Set.of(
          "wales",
          "netherlands",
          "cyprus",
          "honduras",
          "spurs",
          "wolves",
          "rangers",
          "hearts",
          "paris",
          "wanderers",
          "rovers",
          "hotspurs",
          "saints",
          "villains",
          "celtics",
          "texas");

  private static final String NAME = "[A-Z][A-Za-z'&-]{1,15}";

  List<Rule> rules() {
    return List.of(
        // 7-6 (5), 6-7(7-4)
        Rewrite.of(
                "(?<=(?<![\\w.,/–-])(?:7[-–]6|6[-–]7)) ?\\((\\d{1,2})(?:[-–](\\d{1,2}))?\\)(?=( \\d)?)",
                m ->
                    ", tie break "
                        + m.group(1)
                        + (m.group(2) == null ? "" : " to " + m.group(2))
                        + (m.group(3) == null ? "" : ","))
            .given("6 (", "6(", "7 (", "7("),
        // 3–2 (a.e.t.)
        Rewrite.of("(?<=\\d \\()a\\.e\\.t\\.?(?=[),;])", "after extra time").given("a.e.t"),
        Rewrite.of("(?<=\\d[-–]\\d{1,2} )a\\.e\\.t\\.(?=[,;)]| [a-z(])", "after extra time")
            .given("a.e.t."),
        // Arsenal 4 - 3 Chelsea
        Rewrite.within(
                "(?=\\d)(?<=(?:^|[.;:!?,(>] ?|\\b(?:beat|final|finished|ended|result|was|in) )(?:"
                    + NAME
                    + " )?(?:"
                    + NAME
                    + " )?"
                    + NAME
                    + " )([1-9]?\\d) [-–—] ([1-9]?\\d)(?= ("
                    + NAME
                    + ")(?: "
                    + NAME
                    + "){0,2}(?:[.,;:!?)]|\\s?$| \\(| (?:was|is|in|at|on|after|and)\\b))",
                Scores::between)
            .shaped("0 - 0", "0 – 0", "0 — 0"));
  }

  private static @Nullable String between(MatchResult m, String paragraph) {
    String before = Neighbours.lower(Neighbours.before(paragraph, m.start()));
    String behind = Neighbours.lower(m.group(3));
    boolean counted = behind.endsWith("s") && !SIDES.contains(behind) && !behind.endsWith("ss");
    return NUMBERED.contains(before) || MONTHS.contains(behind) || counted
        ? null
        : m.group(1) + " to " + m.group(2);
  }
}
