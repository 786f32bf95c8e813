package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ranges between things that are not plain numbers: SW1–SW4, Zones A–C, M–F, K–5, (a)–(c), Figs.
 * 1a–c, 2019–present.
 */
final class CodeRanges {
  private static final Pattern FLYING =
      Pattern.compile(
          "\\b(?:[Ff]lights?|[Ff]ly(?:ing)?|[Aa]irports?|[Aa]irlines?|[Bb]oarding|[Ll]ayover|[Tt]erminal \\d)\\b");

  /** Opening hours stand no further from the days. */
  private static final int NEAR = 25;

  private static final String BEHIND = "(?<![\\w'.–/-])";

  Rule rules() {
    return Gate.of(
        CodeRanges::dash,
        List.of(
            Rewrite.of(
                    BEHIND
                        + "([A-Za-z]{1,3})(\\d{1,3}[A-Za-z]?)\\s?([-–])\\s?([A-Za-z]{1,3})(\\d{1,3})(?![\\w–/-]|[.,]\\d)",
                    CodeRanges::codes)
                .given(CodeRanges::digit),
            Rewrite.within(
                BEHIND
                    + "([A-Z])\\s?([-–])\\s?([A-Z])(?![\\w'–/-]|\\.\\w|"
                    + " (?:bond|coupling|stretch|plane|ax[ie]s|junction|interaction|test))",
                CodeRanges::letters),
            Rewrite.of(
                    "(?<=[\\s(])([a-z])–([a-z])(?=[\\s,.;:)]|$)",
                    m ->
                        m.group(1).compareTo(m.group(2)) < 0
                            ? Letters.spaced(m.group(1)) + " to " + Letters.spaced(m.group(2))
                            : null)
                .given("–"),
            // PSA–LGW, where somebody flies
            Rewrite.within(
                    "(?<![\\w–-])([A-Z]{3})[–-]([A-Z]{3})(?![\\w–-])",
                    (m, paragraph) ->
                        FLYING.matcher(paragraph).find()
                            ? Letters.spaced(m.group(1)) + " to " + Letters.spaced(m.group(2))
                            : null)
                .shaped("A–A", "A-A"),
            // Sections 3.1(a)–(c): the letters are names
            Rewrite.of(
                "\\(([a-z])\\)\\s?[-–]\\s?\\(([a-z])\\)",
                m ->
                    m.group(1).compareTo(m.group(2)) < 0
                        ? " " + Letters.spaced(m.group(1)) + " to " + Letters.spaced(m.group(2))
                        : null),
            Rewrite.of("(?<=\\([a-z0-9]{1,4}\\))\\s?[-–]\\s?(?=\\([a-z0-9]{1,4}\\))", " to "),
            Rewrite.of(
                    "(?=[a-f])(?<=(?<!\\w)\\d{1,3})([a-f])\\s?[-–]\\s?([b-h])(?!\\w)",
                    m ->
                        m.group(1).compareTo(m.group(2)) < 0
                            ? " " + Letters.spaced(m.group(1)) + " to " + Letters.spaced(m.group(2))
                            : null)
                .given(CodeRanges::digit),
            Rewrite.of("(?<=(?<![\\w.,])\\d{1,3}[A-Z])–(?=\\d{1,3}[A-Z](?!\\w))", " to "),
            Rewrite.of("(?<=(?<![\\w])K)[-–](?=\\d(?!\\w))", " to ").given("K"),
            Rewrite.of(
                "(?=\\s?[-–])(?<=\\b\\d{4})\\s?[-–]\\s?(?=(?:present|today|now|ongoing)\\b)",
                " to ")));
  }

  // Between different areas only a dash is a range.
  private static @Nullable String codes(MatchResult m) {
    boolean same = m.group(1).equals(m.group(4));
    boolean range =
        m.group(3).equals("–")
            || (same && Integer.parseInt(number(m.group(2))) < Integer.parseInt(m.group(5)));
    return range ? m.group(1) + m.group(2) + " to " + m.group(4) + m.group(5) : null;
  }

  private static String number(String code) {
    return Letters.isDigit(code.charAt(code.length() - 1))
        ? code
        : code.substring(0, code.length() - 1);
  }

  private static @Nullable String letters(MatchResult m, String paragraph) {
    String both = m.group(1) + m.group(3);
    boolean dash = m.group(2).equals("–");
    if (both.equals("MF")) {
      String around = Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR);
      return digit(around) || around.contains("pen") ? "Monday to Friday" : dash ? "M to F" : null;
    }
    boolean listed = Neighbours.before(paragraph, m.start()).endsWith("s");
    boolean range = dash || both.equals("AZ") || listed;
    return range && m.group(1).compareTo(m.group(3)) < 0 && !both.equals("XY")
        ? m.group(1) + " to " + m.group(3)
        : null;
  }

  private static boolean digit(String paragraph) {
    return paragraph.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  // A dash, or a hyphen beside a capital, digit or bracket: hyphenated words pass by.
  private static boolean dash(String paragraph) {
    for (int i = 1; i + 1 < paragraph.length(); i++) {
      char c = paragraph.charAt(i);
      if (c == '–') {
        return true;
      }
      if (c == '-' && !Letters.isLower(paragraph.charAt(i - 1))) {
        return true;
      }
      if (c == '-' && !Letters.isLower(paragraph.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }
}
