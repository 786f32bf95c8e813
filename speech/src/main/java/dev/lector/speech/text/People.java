package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Names and lives: initials behind a number ("© 2024 J. Doe"), births and deaths, given names
 * written short. To be applied before numbers.
 */
final class People {
  private static final Map<String, String> LIVES =
      Map.of("b", "born", "d", "died", "m", "married", "bur", "buried", "bap", "baptized");

  private static final Map<String, String> GIVEN =
      Map.of(
          "Wm",
          "William",
          "Chas",
          "Charles",
          "Thos",
          "Thomas",
          "Robt",
          "Robert",
          "Benj",
          "Benjamin",
          "Jno",
          "John",
          "Geo",
          "George");

  /** Letters behind a number that are no initials: 480 B.C. Xerxes came. */
  private static final Set<String> DATED = Set.of("BC", "BCE", "AD", "CE", "AM", "PM", "US", "UK");

  private final Stops stops;

  People(Stops stops) {
    this.stops = stops;
  }

  List<Rule> rules() {
    return List.of(
        // 2024 J. Doe: never joules
        Rewrite.of("(?<=\\d) ([A-Z]\\.(?: ?[A-Z]\\.){0,3})(?= ([A-Z][a-z']{1,20}))", this::initials)
            .shaped("0 A."),
        Rewrite.of(
                "(?<=(?:©|\\([cC]\\)|opyright)[\\d–, -]{4,24}) ([NSEW])\\.(?= [A-Z][a-z])",
                m -> ", " + m.group(1))
            .given("©", "(c)", "(C)", "opyright"),
        // (b. Eisenach, d. in Leipzig)
        Rewrite.of(
                "(?=[bdm])(?<=[(,;] ?|[–—] )(b|d|m|bur|bap)\\.(?="
                    + " (?:in|at|on|near|about|after|before|abt\\.|aft\\.|bef\\.|c\\.|ca\\.|[A-Z][a-z]{2}))",
                m -> LIVES.get(m.group(1)))
            .given("b.", "d.", "m.", "r."),
        // Wm Shakespeare
        Rewrite.of(
                "(?<![\\w.'])(Wm|Chas|Thos|Robt|Benj|Jno|Geo)(?= (?:[A-Z]\\. ?)?[A-Z][a-z]{2})",
                m -> GIVEN.get(m.group(1)))
            .given("Wm ", "Chas ", "Thos ", "Robt ", "Benj ", "Jno ", "Geo "),
        Rewrite.of("(?<=\\d )v\\.(?= \\d)", "versus").given(" v. "),
        // I was v. glad
        Rewrite.of(
                "(?<![\\w.'])(v)\\.(?="
                    + " [a-z])(?<=(?:(?i:is|was|are|were|be|been|being|am|i'm|it's|he's|she's|they're|we're|you're|a|not|so|feel|feels|felt|look|looks|looked|seem|seems|seemed|got|get|still|all|still|and|but|had|have|it)"
                    + " |^|[.!?] )v\\.)",
                "very")
            .given("v. "));
  }

  private @Nullable String initials(MatchResult m) {
    boolean compass = m.group(1).length() == 2 && "NSEW".indexOf(m.group(1).charAt(0)) >= 0;
    return compass || DATED.contains(letters(m.group(1))) || stops.begins(m.group(2))
        ? null
        : ", " + Letters.spaced(letters(m.group(1)));
  }

  private static String letters(String initials) {
    return initials.replace(".", "").replace(" ", "");
  }
}
