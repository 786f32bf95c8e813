package dev.lector.speech.text;

import java.util.List;

/** Years, decades and eras: "in 1999", "the 1800s", "the '90s", "44 BC". */
final class Years {
  private static final String YEAR = "(1[1-9]\\d\\d|20\\d\\d)";

  // What follows is a plural, so the number counts.
  private static final String COUNTED =
      "(?! (?:(?!(?:was|is|has|does|as|this|his|its|us|yes|plus|across|perhaps|always|towards|versus)\\b)[a-z]{2,20}s"
          + "|people|men|women|children|percent|of\\s+the(?:m|se))\\b)";

  private final Numbers numbers;

  Years(Numbers numbers) {
    this.numbers = numbers;
  }

  /** Years that are marked as such. To be applied before "1800s" could be seconds. */
  List<Rule> marked() {
    return List.of(
        Rewrite.of(
            "(?<![\\w.,-])(\\d{1,4})\\s?(B\\.?C\\.?(?:E\\.?)?|A\\.?D\\.?|C\\.?E\\.?)(?![A-Za-z])",
            m -> year(m.group(1)) + " " + era(m.group(2))),
        Rewrite.of(
            "\\bA\\.?D\\.?\\s?(\\d{1,4})" + Numbers.END, m -> era("AD") + " " + year(m.group(1))),
        Rewrite.of("(?<![\\w.,])(?<!\\d-)([1-9]\\d{2}0)'?s\\b", m -> plural(year(m.group(1)))),
        Rewrite.of("(?<!\\w)'?([2-9]0)'?s\\b", m -> plural(numbers.name(m.group(1)))));
  }

  /** Years by the look of the number. */
  List<Rule> bare() {
    return List.of(
        Rewrite.of("(?<!\\w)'(\\d\\d)\\b(?!['\"])", m -> numbers.name(m.group(1))),
        Rewrite.of(
            "\\b([Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Uu]ntil|[Tt]ill|year|circa|about) (1\\d{3}|20\\d\\d)(?![\\w%]|[.,:]\\d|[-–]\\d)"
                + COUNTED,
            m -> m.group(1) + " " + year(m.group(2))),
        Rewrite.of(
            "(?<![\\w.,+$-])" + YEAR + "\\s?[-–]\\s?(\\d\\d|" + YEAR + ")(?![\\w%-]|[.,:]\\d)",
            m -> year(m.group(1)) + " to " + numbers.name(m.group(2))),
        Rewrite.of(
            "(?<![\\w.,+$-])" + YEAR + "(?![\\w%]|[.,:]\\d|-\\d)" + COUNTED,
            m -> year(m.group(1))));
  }

  /** A year between 1 and 9999 in words. */
  String year(String written) {
    return numbers.year(Integer.parseInt(written));
  }

  // The point of "B.C." may be the sentence's as well.
  private static String era(String written) {
    return Letters.spaced(written.replace(".", "")) + (written.endsWith(".") ? Stops.LIKELY : "");
  }

  private static String plural(String number) {
    if (number.endsWith("y")) {
      return number.substring(0, number.length() - 1) + "ies";
    }
    return number.endsWith("x") ? number + "es" : number + "s";
  }
}
