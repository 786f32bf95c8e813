package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What reports of games write short: HT, FT and KO of football, "94th-min pen.", and what pitchers
 * and batters did, "2 ER on 4 H in 1.2 IP". To be applied before capitals and numbers.
 */
final class MatchNotes {
  /** What only baseball counts. */
  private static final Pattern BASEBALL =
      Pattern.compile(
          "\\d (?:IP|ER|RBIs?|BB|HBP|LOB)\\b|\\b(?:innings?|bullpen|ERA|strikeouts?)\\b");

  private static final String SCORE = "\\d{1,2} ?[-–] ?\\d{1,2}";

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[HF]T)(?<![\\w.])(HT|FT)(?=(?: score)?:? (?:[A-Z][A-Za-z]{2,14} ){0,3}"
                    + SCORE
                    + "(?!\\w))",
                m -> m.group(1).equals("HT") ? "half-time" : "full-time")
            .given("HT", "FT"),
        Rewrite.of(
                "(?<=\\(|"
                    + SCORE
                    + " (?:at )?|\\b(?:[Bb]efore|[Aa]fter|[Aa]t|[Bb]y|[Uu]ntil|[Jj]ust before|since) )(HT|FT)(?=[,.;:)]|\\s{0,3}$| (?:and|but|with|as|the|from)\\b)",
                m -> m.group(1).equals("HT") ? "half-time" : "full-time")
            .given("HT", "FT"),
        Rewrite.of(
                "(?<![\\w.])(?<!\\b(?:by|a|the|first|second|third) )KO(?=:? (?:at )?\\d{1,2}(?:[:.]\\d\\d|(?:[:.]\\d\\d)? ?[ap]\\.?m\\b|[ap]m))|(?<=\\d(?:[:.]\\d\\d| ?[ap]m) )KO(?=[,.;)]|\\s{0,3}$| (?:at|on|for|v|vs)\\b)",
                "kick-off")
            .given("KO"),
        // a 94th-min pen.
        Rewrite.of(
                "(?<=\\b(?:min|minute|late|missed|saved|scored a|won a|conceded a|soft|second|disputed|early) )pen(?:(\\.)(?=(\\s[A-Z]|\\s{0,3}$)?)|(?= (?:to win|to level|to make|after|from|when|and put|by [A-Z])))",
                m -> "penalty" + (m.group(1) != null && m.group(2) != null ? "." : ""))
            .given(" pen"),
        Rewrite.of(
                "(?<=\\d{1,3}'? ?\\(?|\\()pens?\\.?(?=\\)| \\d)(?<=\\(.{0,12})",
                MatchNotes::penalty)
            .given("pen"),
        Gate.of(
            paragraph -> BASEBALL.matcher(paragraph).find(),
            List.of(
                Rewrite.of(
                        "(?=\\d)(?<![\\w.,/$-])(\\d{1,2})\\.([012]) IP(?![\\w'])",
                        MatchNotes::innings)
                    .given(" IP"),
                Rewrite.of(
                        "(?=\\d)(?<![\\w.,:/$-])(\\d{1,2}) (ER|IP|SO|BB|HBP|LOB|WP|[HKR])(?![\\w'/&+-])",
                        m -> m.group(1) + " " + counted(m.group(2), m.group(1).equals("1")))
                    .shaped("0 A"))));
  }

  private static String penalty(MatchResult m) {
    return m.group().startsWith("pens") ? "penalties" : "penalty";
  }

  private static @Nullable String innings(MatchResult m) {
    boolean none = m.group(1).equals("0");
    return switch (m.group(2)) {
      case "0" -> m.group(1) + (m.group(1).equals("1") ? " inning" : " innings");
      case "1" -> none ? "a third of an inning" : m.group(1) + " and a third innings";
      default -> none ? "two thirds of an inning" : m.group(1) + " and two thirds innings";
    };
  }

  private static String counted(String written, boolean one) {
    String many =
        switch (written) {
          case "ER" -> "earned runs";
          case "IP" -> "innings";
          case "SO", "K" -> "strikeouts";
          case "BB" -> "walks";
          case "HBP" -> "hit batters";
          case "LOB" -> "left on base";
          case "WP" -> "wild pitches";
          case "H" -> "hits";
          default -> "runs";
        };
    return !one || written.equals("LOB")
        ? many
        : written.equals("WP") ? "wild pitch" : many.substring(0, many.length() - 1);
  }
}
