package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of cases, standards and releases, which are two numbers with a hyphen and no range: No.
 * 92-1341, ASU No. 2016-09, CV-98-6168. A range rises, and not far: Nos. 1-4.
 */
final class Dockets {
  private static final String PAIR = "\\d{1,4}[-–]\\d{1,5}";
  private static final Pattern ONE = Pattern.compile("(\\d{1,4})[-–](\\d{1,5})");

  /** A range of numbers of one or two digits spans less. */
  private static final int WIDEST = 100;

  private final Numbers numbers;

  Dockets(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before numbers. */
  List<Rule> rules() {
    return List.of(divided(), actions(), numbered(), lettered(), filed());
  }

  // 96 Civ. 7007(CBM): year, kind, number, judge
  private static Rule divided() {
    return Rewrite.of(
            "(?=\\d)(?<![\\w.,-])(\\d\\d) (Civ|Cv|Crim|Cr|Misc|Mag)\\. (?=\\d{1,5}(?![\\w.,]\\d))",
            m -> m.group(1) + " " + kind(m.group(2)) + " ")
        .given("Civ. ", "Cv. ", "Crim. ", "Cr. ", "Misc. ", "Mag. ");
  }

  // Civ. A. No. 88-1292
  private static Rule actions() {
    return Rewrite.of(
            "(?<![\\w.])(Civ|Cv|Crim|Cr|Misc)\\.(?: (A\\.|Act\\.|Action|Case))? (?=Nos?\\.)",
            m ->
                capital(kind(m.group(1)))
                    + (m.group(2) == null ? "" : m.group(2).equals("Case") ? " case" : " action")
                    + " ")
        .given(" No");
  }

  private static String kind(String written) {
    return switch (written) {
      case "Civ", "Cv" -> "civil";
      case "Crim", "Cr" -> "criminal";
      case "Misc" -> "miscellaneous";
      default -> "magistrate";
    };
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  // CV-98-6168
  private Rule lettered() {
    return Rewrite.of(
            "(?<![\\w-])([A-Z]{2,3})-(\\d\\d)-(\\d{3,6})(?![\\w-]|[.,]\\d)",
            m -> m.group(1) + " " + numbers.name(m.group(2)) + ", " + numbers.name(m.group(3)))
        .shaped("-0");
  }

  // PR-2019-00418, D-202-CV-2019-00418: court, kind, year, number
  private Rule filed() {
    return Rewrite.of(
            "(?<![\\w-])(?:([Nn])o\\. ?)?(?!CVE)([A-Z]{1,3})-(?:(\\d{1,3})-([A-Z]{2,3})-)?((?:19|20)\\d\\d)-(\\d{3,6})(?![\\w-]|[.,]\\d)",
            m ->
                (m.group(1) == null ? "" : m.group(1) + "umber ")
                    + Letters.spaced(m.group(2))
                    + (m.group(3) == null
                        ? ""
                        : ", " + numbers.name(m.group(3)) + ", " + Letters.spaced(m.group(4)))
                    + ", "
                    + numbers.year(Integer.parseInt(m.group(5)))
                    + ", "
                    + (m.group(6).charAt(0) == '0'
                        ? numbers.digits(m.group(6))
                        : numbers.name(m.group(6))))
        .shaped("-0");
  }

  private Rule numbered() {
    return Rewrite.of(
            "(?<![\\w.])([Nn])o(s?)\\. ?("
                + PAIR
                + "(?:(?:,? and |, | & )"
                + PAIR
                + "){0,8})(?:-([A-Z]{1,4}))?(?![\\w–-]|[.,/]\\d)",
            this::said)
        .given("o.", "os.");
  }

  private @Nullable String said(MatchResult m) {
    Matcher pair = ONE.matcher(m.group(3));
    while (pair.find()) {
      if (isRange(pair.group(1), pair.group(2))) {
        return null;
      }
    }
    return m.group(1)
        + "umber"
        + m.group(2)
        + " "
        + pair.reset()
            .replaceAll(one -> numbers.name(one.group(1)) + ", " + numbers.name(one.group(2)))
            .replace("&", "and")
        + (m.group(4) == null ? "" : ", " + Letters.spaced(m.group(4)));
  }

  private static boolean isRange(String from, String to) {
    int first = Integer.parseInt(from);
    int last = Integer.parseInt(to);
    return first < last
        && to.charAt(0) != '0'
        && (from.length() == to.length()
            || (to.length() == from.length() + 1 && last - first < WIDEST));
  }
}
