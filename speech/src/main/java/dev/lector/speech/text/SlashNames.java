package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Two numbers with a slash that are a name, neither fraction nor date: the 18/55 plan, SI 2015/620,
 * since 9/11; and a pace, 9:06/mi. To be applied before numbers and dates.
 */
final class SlashNames {
  private final Numbers numbers;

  SlashNames(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        // a pace of 9:06/mi
        Rewrite.of(
                "(?<=(?<![\\d:])\\d{1,2}:[0-5]\\d) ?/ ?(mi|mile|km?)(?![\\w/])",
                m -> " per " + (m.group(1).startsWith("k") ? "kilometer" : "mile"))
            .given("/mi", "/k", "/ mi", "/ k"),
        Rewrite.of("(?<=\\d per )mi(?![\\w])", "mile").given("per mi"),
        // the 18/55 plan, a 9/80 schedule, 3/4 time
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:[Tt]he|[Aa]n?|[Tt]his|[Mm]y|on) )(\\d{1,2})/(\\d{1,2})(?= (?:plan|schedule|week|workweek|diet|rule|rota|roster|shifts?|pattern|program(?:me)?"
                    + "|split|fast(?:ing)?|(?:roof )?pitch|method|routine|regimen|ratio)\\b)|(?<![\\w./-])([2-9]|12)/([248])(?= time\\b)|(?<![\\w./-])(1\\d|20)/([468])(?= fasting\\b)",
                this::named)
            .given("/"),
        // SI 2015/620, Regulation (EU) 2016/679
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:SI|EU|EC|EEC|Regulation|Directive|Decision)\\)?(?: No\\.?)? )((?:19|20)\\d\\d)/(\\d{1,4})(?![\\d/])",
                m -> numbers.name(m.group(1)) + " slash " + numbers.number(m.group(2)))
            .given("/"),
        // the day, behind what tells of no other
        Rewrite.of(
                "(?<=\\b(?:[Ss]ince|[Aa]fter|[Bb]efore|[Pp]ost|[Pp]re|[Tt]he)[ -])9/11(?![\\w/]|[.,]\\d|-\\d)",
                "nine eleven")
            .given("9/11"));
  }

  private @Nullable String named(MatchResult m) {
    int first = m.group(1) != null ? 1 : m.group(3) != null ? 3 : 5;
    boolean fraction = first == 1 && Set.of("1/2", "1/3", "2/3", "1/4", "3/4").contains(m.group());
    return fraction ? null : numbers.name(m.group(first)) + " " + numbers.name(m.group(first + 1));
  }
}
