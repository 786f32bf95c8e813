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
    return List.of(numbered(), lettered());
  }

  // CV-98-6168
  private Rule lettered() {
    return Rewrite.of(
            "(?<![\\w-])([A-Z]{2,3})-(\\d\\d)-(\\d{3,6})(?![\\w-]|[.,]\\d)",
            m -> m.group(1) + " " + numbers.name(m.group(2)) + ", " + numbers.name(m.group(3)))
        .shaped("-0");
  }

  private Rule numbered() {
    return Rewrite.of(
            "(?<![\\w.])([Nn])o(s?)\\. ?("
                + PAIR
                + "(?:(?:,? and |, | & )"
                + PAIR
                + "){0,8})(?![\\w–-]|[.,/]\\d)",
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
            .replace("&", "and");
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
