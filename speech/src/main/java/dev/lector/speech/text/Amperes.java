package dev.lector.speech.text;

import java.util.List;

/**
 * A for amps where only what is around tells: 120 V, 15 A; rated 1.5 A; a 15 A grounded circuit. To
 * be applied before units.
 */
final class Amperes {
  List<Rule> rules() {
    return List.of(
        // 120 V, 60 Hz, 15 A grounded circuit
        Rewrite.of(
                "(?=[ -]A)(?<=(?<![\\w.,$£€-])\\d{1,3})[ -]A(?= (?:grounded|GFCI|dedicated|branch|circuits?|fuse|breaker|service|supply|receptacle|socket|outlet|feed)\\b)",
                "-amp")
            .given(" A ", "-A "),
        Rewrite.of(
                "(?=[ ])(?<=\\d ?(?:V|VAC|Hz|kW|W|volts|[Cc]urrent:)(?: AC| DC)?, (?:\\d{1,3} Hz, )?(?<![.,])\\d{1,3}) A(?=[.,;)]|$)",
                " amps")
            .given(" A"),
        Rewrite.of("(?=[ ])(?<=\\b[Cc]urrent: \\d{1,3}) A(?=[.,;)]|$)", " amps").given(" A"),
        // fuse: 15 A, rated 15 A. Use
        Rewrite.of(
                "(?=[ ])(?<=\\b(?:[Rr]ated|[Rr]ating|[Ff]use|[Bb]reaker|[Cc]ircuit|[Aa]mperage|[Ff]used|[Dd]raws?)(?: (?:at|of|to|for|is))?:? (?<![.,])\\d{1,3}) A(?=[.,;)]|$| (?:and|or|at|max|fuse)\\b)",
                " amps")
            .given(" A"),
        // rated 1.5 A at 5 V
        Rewrite.of(
                "(?=[ ])(?<=(?<![\\w.,$£€/-])(?<!\\b(?:[Cc]hapter|[Ss]ection|[Ff]igure|[Ff]ig\\.|[Tt]able|[Vv]ersion|[Gg]rade|[Ss]tep|[Rr]ule|[Pp]art|[Ll]evel|Option) )\\d{1,3}\\.\\d{1,2}) A(?![\\w'/-]| [A-Z][a-z])",
                " amps")
            .given(" A"));
  }
}
