package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Roman numerals in small letters: p. xx, pp. xx–xxii, ch. iv, (iii), and "iv." before an item. */
final class Pages {
  private static final String ROMAN = "([ivxlc]{1,7})";
  private static final String SEVERAL =
      "(ii|iii|iv|vi|vii|viii|ix|xi|xii|xiii|xiv|xv|xvi|xvii|xviii|xix)";

  private final Numbers numbers;

  Pages(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before the numbers: a page becomes one in digits. */
  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[ivxlc])(?<=\\b(?:pp?\\.|[Pp]ages?|[Cc]h\\.|[Cc]hap\\.|[Vv]ols?\\.|[Vv]olumes?|[Bb]k\\.|[Pp]t\\.|[Ss]ec\\.|[Ss]ections?|[Cc]lauses?"
                    + "|[Aa]rt\\.|[Ii]tems?|[Ss]teps?|[Pp]aragraphs?|[Pp]ara\\.|[Pp]arts?|[Cc]hapters?)\\s)"
                    + ROMAN
                    + "(?:(\\s?[-–]\\s?|, | and | to )"
                    + ROMAN
                    + ")?(?![\\w'-])",
                Pages::inDigits)
            .given(Pages::small),
        // at p 580; but not "at p 0.05"
        Rewrite.of(
                "(?<=\\b(?:at|on|see|See|from|to) )p(?= [1-9]\\d{0,3}(?![\\w.%]\\w|\\w| ?[<>=%]))",
                "page")
            .given(" p "),
        Rewrite.of("(?<=\\bpp?\\.\\s)i(?![\\w'-])", "1").given("p. i"),
        // (i) is one where there is a (ii)
        Gate.of(
            paragraph -> paragraph.contains("(ii)") || paragraph.contains("(iv)"),
            List.of(Rewrite.of("(?<!\\w)\\(([ivx])\\)", m -> "(" + said(m) + ")"))),
        Rewrite.of("\\(" + SEVERAL + "\\)", m -> "(" + said(m) + ")")
            .given("ii)", "iv)", "vi)", "ix)", "i)", "x)", "v)"),
        Rewrite.of("^\\s{0,4}" + SEVERAL + "[.)](?=\\s)", m -> said(m) + ",").given(Pages::small));
  }

  private String said(MatchResult m) {
    return numbers.cardinal(Romans.value(m.group(1).toUpperCase(Locale.ROOT)));
  }

  private static @Nullable String inDigits(MatchResult m) {
    int from = Romans.value(m.group(1).toUpperCase(Locale.ROOT));
    int to = m.group(3) == null ? 0 : Romans.value(m.group(3).toUpperCase(Locale.ROOT));
    boolean word = m.group(1).equals("i") && m.group(3) == null;
    if (from == 0 || word || (m.group(3) != null && to == 0)) {
      return null;
    }
    return from + (m.group(3) == null ? "" : m.group(2) + to);
  }

  // A word of nothing but i, v, x, l and c.
  private static boolean small(String paragraph) {
    boolean roman = false;
    boolean start = true;
    for (int i = 0; i < paragraph.length(); i++) {
      char c = paragraph.charAt(i);
      if (!Letters.isLetter(c)) {
        if (roman) {
          return true;
        }
        start = true;
      } else {
        roman = (start || roman) && (c == 'i' || c == 'v' || c == 'x' || c == 'l' || c == 'c');
        start = false;
      }
    }
    return roman;
  }
}
