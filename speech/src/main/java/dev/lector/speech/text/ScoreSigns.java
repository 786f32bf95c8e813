package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What programmes and teachers of music write in numbers and letters: a trio in 6/8, an i6/4 chord,
 * "the theme, pp.", Op. 104 (B. 191). To be applied before numbers.
 */
final class ScoreSigns {
  private static final Pattern MUSIC =
      Pattern.compile(
          "\\b(?:[Ss]ymphon(?:y|ies)|[Cc]oncertos?|[Ss]onatas?|[Mm]inuet|[Ss]cherzo|[Tt]rios?|[Ww]altz(?:es)?|[Jj]igs?|[Rr]eels?|[Pp]olka|[Ff]ugue|[Oo]verture"
              + "|[Mm]elod(?:y|ies)|[Rr]hythms?|[Tt]empo|time signatures?|[Cc]hords?|[Cc]adence|[Oo]p\\. ?\\d|B ?WV|K\\. ?\\d|Allegro|Andante|Adagio|Presto|Allegretto|Vivace"
              + "|[A-G](?:[- ](?:flat|sharp))? (?:major|minor)|the (?:bass|treble) clef|crescendo|forte|pianissimo|[Ss]trings and|drummers?|the beat|beats (?:per|in|to) (?:a |the )?(?:bar|measure))\\b");

  /** As many beats as a measure has, of halves, quarters, eighths or sixteenths. */
  private static final String METER =
      "(2/2|3/2|4/2|[2-7]/4|9/4|3/8|[5-9]/8|10/8|11/8|12/8|15/8|12/16|9/16|6/16)";

  /** Those that are no fractions in lowest terms, nor less than a whole. */
  private static final Set<String> NO_FRACTIONS =
      Set.of("4/4", "6/8", "12/8", "6/4", "5/4", "7/4", "9/8");

  private static final String NO_AMOUNT =
      "(?![\\w/]|[-.,]\\d| (?:of|cups?|inch|in\\.|miles?|an?|the|full|pounds?|tsp|tbsp|lbs?|oz|majority|hours?|days?)\\b)";

  private final Numbers numbers;

  ScoreSigns(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        // an i6/4 chord, the V6/5
        Rewrite.of(
                "(?=[IViv])(?<![\\w.])([IViv]{1,3})(6/4|6/5|4/3|4/2)(?![\\w/])",
                m -> chord(m.group(1)) + " " + beats(m.group(2)))
            .given("6/", "4/"),
        // it is in 6/8.
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:is|are|was|were|be|written|set|goes|changes?|move[sd]?|turns?|music|played|song|tune|piece|bars?|back|then|shifts?)"
                    + " (?:in|into|to) )"
                    + METER
                    + "(?=[.,;:!?)]|$| (?:and|but|or|time|with|for|at)\\b)"
                    + NO_AMOUNT,
                this::unreduced)
            .shaped("0/0"),
        Gate.of(
            paragraph -> MUSIC.matcher(paragraph).find(),
            List.of(
                Rewrite.of(
                        "(?=\\d)(?<![\\w.,/$£€-])(?<!\\b(?:[Dd]ue|[Oo]n|[Bb]y|[Ff]rom|[Uu]ntil|[Oo]pens) )"
                            + METER
                            + NO_AMOUNT,
                        m -> beats(m.group(1)))
                    .shaped("0/0"),
                // state the theme, pp.
                Rewrite.of(
                        "(?<=[a-z],? |\\()(pp|ff|mp|mf|ppp|fff)(?=[,;)]|\\.(?: ?[A-Z]|\\s{0,4}$)|\\s{0,4}$)",
                        m -> dynamics(m.group(1)))
                    .given("pp", "ff", "mp", "mf"),
                // Approx. duration: 38'
                Rewrite.of(
                        "(?<=(?:[Dd]uration|[Ll]ength|[Tt]iming|[Cc]a?\\.|[Aa]bout|[Aa]pprox\\.)[:.]? ?\\(?)(\\d{1,3})'(?![\\w'\\d])",
                        m -> m.group(1) + (m.group(1).equals("1") ? " minute" : " minutes"))
                    .shaped("0'"),
                // Op. 104 (B. 191)
                Rewrite.of(
                        "(?<=\\()([BDHKSGWRLT])\\. ?(?=\\d{1,4}[a-z]?[),;])", m -> m.group(1) + " ")
                    .given("("))));
  }

  private @Nullable String unreduced(MatchResult m) {
    return NO_FRACTIONS.contains(m.group(1)) ? beats(m.group(1)) : null;
  }

  private String beats(String meter) {
    int slash = meter.indexOf('/');
    return numbers.name(meter.substring(0, slash)) + " " + numbers.name(meter.substring(slash + 1));
  }

  private String chord(String roman) {
    int value = Romans.value(roman.toUpperCase(Locale.ROOT));
    return value < 2 ? roman.toUpperCase(Locale.ROOT) : numbers.cardinal(value);
  }

  private static String dynamics(String marks) {
    return switch (marks) {
      case "pp" -> "pianissimo";
      case "ff" -> "fortissimo";
      case "mp" -> "mezzo piano";
      case "mf" -> "mezzo forte";
      case "ppp" -> "pianississimo";
      default -> "fortississimo";
    };
  }
}
