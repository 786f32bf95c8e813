package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Years, decades and eras: "in 1999", "the 1800s", "the '90s", "44 BC". */
final class Years {
  private static final String YEAR = "(1[1-9]\\d\\d|20\\d\\d)";

  // What follows is a plural, so the number counts.
  private static final String COUNTED =
      "(?! (?:(?!(?:was|is|has|does|as|this|his|its|us|yes|plus|across|perhaps|always|towards|versus|[a-z]{1,12}(?:ss|us|is))\\b)[a-z]{2,20}s"
          + "|people|men|women|children|percent|of\\s+the(?:m|se))\\b)";

  private static final String[] ERAS = {"BC", "B.C", "CE", "C.E", "AD", "A.D"};

  private final Numbers numbers;

  Years(Numbers numbers) {
    this.numbers = numbers;
  }

  /** Years that are marked as such. To be applied before "1800s" could be seconds. */
  List<Rule> marked() {
    return List.of(
        // 1960s-80s, '39–'45
        Rewrite.of("(?<=\\d0'?s)\\s?[-–—]\\s?(?='?\\d{1,3}0'?s\\b)", " to ")
            .shaped("-0", "- 0", "-'", "- '"),
        Rewrite.of("(?<=(?<!\\w)'\\d\\d)\\s?[-–—]\\s?(?='\\d\\d\\b)", " to ").shaped("-'", "- '"),
        // 1939/40
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/-])(1[5-9]|20)(\\d\\d)/((?:1[5-9]|20)?)(\\d\\d)(?![\\w/-]|[.,]\\d)",
                this::twoYears)
            .given("/"),
        // 44–43 BCE, c. 500–450 BC, 50 BC–AD 20
        Rewrite.of(
                "(?:(?<![\\w.])ca?\\.\\s?(?=\\d))?(?<![\\w.,/-]|–\\d{0,4})(\\d{1,4})\\s?[-–]\\s?(\\d{1,4})\\s?(B\\.?C\\.?(?:E\\.?)?|A\\.?D\\.?|C\\.?E\\.?)(?![A-Za-z])",
                m ->
                    (m.group().startsWith("c") ? "circa " : "")
                        + year(m.group(1))
                        + " to "
                        + year(m.group(2))
                        + " "
                        + era(m.group(3)))
            .given(ERAS),
        Rewrite.of("(?<=\\d\\s?(?:BCE?|B\\.C\\.(?:E\\.)?))\\s?[-–]\\s?(?=\\d|A\\.?D)", " to ")
            .given("BC", "B.C."),
        // In 480 B.C. Xerxes crossed: the sentence has only begun
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:In|By|About|Around|Since|From|Until|After|Before) )(\\d{1,4})\\s?(B\\.C\\.(?:E\\.)?|A\\.D\\.|C\\.E\\.)(?=\\s[A-Z])",
                m -> year(m.group(1)) + " " + Letters.spaced(m.group(2).replace(".", "")))
            .given(ERAS),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,-])(\\d{1,4})\\s?(B\\.?C\\.?(?:E\\.?)?|A\\.?D\\.?|C\\.?E\\.?)(?![A-Za-z])",
                m -> year(m.group(1)) + " " + era(m.group(2)))
            .given(ERAS),
        // AD 640–770
        Rewrite.of(
                "(?=A)\\bA\\.?D\\.?\\s?(\\d{1,4})\\s?[-–]\\s?(\\d{1,4})(?![\\w–-]|[.,]\\d)",
                m -> era("AD") + " " + year(m.group(1)) + " to " + year(m.group(2)))
            .given("AD", "A.D"),
        Rewrite.of(
            "(?=[A])\\bA\\.?D\\.?\\s?(\\d{1,4})" + Numbers.END,
            m -> era("AD") + " " + year(m.group(1))),
        Rewrite.of(
            "(?=\\d)(?<![\\w.,])(?<!\\d-)([1-9]\\d{2}0)'?s\\b",
            m -> Numbers.plural(year(m.group(1)))),
        Rewrite.of(
                "(?=['\\d])(?<!\\w)'?([2-9]0)'?s\\b", m -> Numbers.plural(numbers.name(m.group(1))))
            .shaped("0a", "0'"));
  }

  /** Years by the look of the number. */
  List<Rule> bare() {
    return List.of(
        Rewrite.of("(?<!\\w)'(\\d\\d)\\b(?!['\"])", m -> twoDigits(m.group(1))).shaped("'0"),
        Rewrite.of(
            "(?=[IiSsBbFfUuTtyca])\\b([Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Uu]ntil|[Tt]ill|year|circa|about)"
                + " (1\\d{3}|20\\d\\d)(?![\\w%]|[.,:]\\d|[-–]\\d)"
                + COUNTED,
            m -> m.group(1) + " " + year(m.group(2))),
        Rewrite.of(
            "(?=\\d)(?<![\\w.,+$-])"
                + YEAR
                + "\\s?[-–]\\s?(\\d\\d|"
                + YEAR
                + ")(?![\\w%-]|[.,:]\\d)",
            this::span),
        Rewrite.of(
            "(?=\\d)(?<![\\w.,+$-])(?<!\\b(?:[Ss]ome|[Oo]f (?:whom|which|them|these|those)) )"
                + YEAR
                + "(?![\\w%]|[.,:]\\d|-\\d)"
                + COUNTED,
            m -> year(m.group(1))));
  }

  // 1999-00, 2003-04
  private String span(MatchResult m) {
    String last = m.group(2);
    boolean turn = last.equals("00") && m.group(1).endsWith("99");
    return year(m.group(1))
        + " to "
        + (turn
            ? numbers.cardinal(Integer.parseInt(m.group(1)) + 1)
            : last.length() == 2 ? twoDigits(last) : numbers.name(last));
  }

  // What goes backwards is a fraction.
  private @Nullable String twoYears(MatchResult m) {
    int first = Integer.parseInt(m.group(2));
    int second = Integer.parseInt(m.group(4));
    if (m.group(3).isEmpty()
        ? second <= first && first != 99
        : m.group(3).compareTo(m.group(1)) < 0) {
      return null;
    }
    String next = !m.group(3).isEmpty() ? year(m.group(3) + m.group(4)) : twoDigits(m.group(4));
    return year(m.group(1) + m.group(2)) + " " + next;
  }

  /** The last two digits of a year: "nineteen", "oh five". */
  String twoDigits(String written) {
    int value = Integer.parseInt(written);
    return (value < 10 ? "oh " : "") + numbers.cardinal(value);
  }

  /** A year between 1 and 9999 in words. */
  String year(String written) {
    return numbers.year(Integer.parseInt(written));
  }

  // The point of "B.C." may be the sentence's as well.
  private static String era(String written) {
    return Letters.spaced(written.replace(".", "")) + (written.endsWith(".") ? Stops.LIKELY : "");
  }
}
