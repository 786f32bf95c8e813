package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What messages write short beside numbers: 5m ago, free after 10p, 9a to 5p, $15 ea, order #? To
 * be applied before numbers and money.
 */
final class Chats {
  private static final Map<String, String> LASTING =
      Map.of(
          "s", "second", "m", "minute", "d", "day", "w", "week", "mo", "month", "y", "year", "yr",
          "year");

  /** Where a "p" behind a number is pence. */
  private static final Pattern PENCE =
      Pattern.compile("£|\\b(?:pence|penny|shares?|dividends?|coins?|pounds|quid)\\b");

  List<Rule> rules() {
    return List.of(
        Rewrite.of("(?<!\\w)(?:tl|TL|Tl); ?(?:dr|DR|Dr)(?!\\w)", "T L D R").given("l;", "L;"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,:/$£€])(\\d{1,3}) ?(s|mo?|d|w|yr?)(?= ago\\b)",
                m ->
                    m.group(1)
                        + " "
                        + LASTING.get(m.group(2))
                        + (m.group(1).equals("1") ? "" : "s"))
            .given(" ago"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,:/$£€])(1[0-2]|[1-9])(:[0-5]\\d)?a( (?:to|until|till) )(1[0-2]|[1-9])(:[0-5]\\d)?p(?![\\w'])",
                Chats::hours)
            .shaped("0a"),
        Gate.of(
            paragraph -> !PENCE.matcher(paragraph).find(),
            List.of(
                Rewrite.of(
                        "(?=\\d)(?<=\\b(?:after|before|until|till|til|doors|doors at|opens at|closes at|starts at|ends at|meet at|home by|there by|here by) )(1[0-2]|[1-9])([ap])(?![\\w'])",
                        m -> m.group(1) + " " + m.group(2).toUpperCase(Locale.ROOT) + "M")
                    .shaped("0a"))),
        // brb 5m
        Rewrite.of("(?<=\\b(?:brb|afk|bbl)(?: in)? (?!0)\\d{1,3}) ?m(?![\\w']|\\.\\w)", " minutes")
            .shaped("0a", "0 a"),
        // 3:01 PM Me: it was good
        Rewrite.of(
                "(?<=(?:^|[.!?,] )[\\[(]?\\d{1,2}:\\d\\d ?[AaPp][Mm])(?= [A-Za-z][\\w.-]{0,15}: \\S)",
                ",")
            .given("M ", "m "),
        // Deb R.: its in
        Rewrite.of("(?=\\.)(?<=(?:^|[.!?\\])] |\\n)[A-Z][A-Za-z'-]{1,15} [A-Z])\\.(?=: )", "")
            .given(".: "),
        // it's prob fine; but not "the prob"
        Rewrite.of(
                "(?<=\\b(?:[Yy]eah|[Yy]es|[Oo]k|[Oo]kay|[Ii]s|[Ii]m|(?:[Ii]t|[Tt]hat|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|[Yy]ou|[Tt]here|[Ii])'(?:s|re|m|ll|d)|[Ww]ill|[Ww]ould|[Ww]as|[Aa]re|[Cc]an|[Cc]ould|[Ss]hould|[Ii]|[Ww]e|[Mm]ost|but|or|so) )prob(?= [a-z\\d])",
                "probably")
            .given(" prob "),
        Rewrite.of("(?<=[$£€]\\d{1,4}(?:\\.\\d\\d)?) ea(?![\\w'])(?:\\.(?! ?[A-Z]))?", " each")
            .given(" ea"),
        Rewrite.of(
                "(?<=\\b(?:[Oo]rder|[Pp]hone|[Aa]ccount|[Aa]cct|[Tt]racking|[Ii]nvoice|[Ss]erial|[Tt]icket|[Rr]oom|[Cc]onfirmation|[Cc]ase|[Pp]olicy|[Mm]odel|[Cc]ell|[Ff]ax) ?)#(?=[?!.,;:)]|\\s[a-z]|\\s?$)",
                m -> " number")
            .given("#"));
  }

  private static String hours(MatchResult m) {
    return m.group(1)
        + (m.group(2) == null ? "" : m.group(2))
        + " AM"
        + m.group(3)
        + m.group(4)
        + (m.group(5) == null ? "" : m.group(5))
        + " PM";
  }
}
