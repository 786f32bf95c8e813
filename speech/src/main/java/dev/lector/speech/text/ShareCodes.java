package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;

/**
 * Shares by their exchange and code, which is spelled even where it is a word: ASX:RIO, NYSE: NOW.
 * To be applied before numbers.
 */
final class ShareCodes {
  private static final String EXCHANGE =
      "(?:NYSE|NASDAQ|Nasdaq|NasdaqG[SM]|NASDAQG[SM]|AMEX|ASX|LSE|LON|TSXV?|NZX|JSE|NSE|BSE|SGX|HKEX|SEHK|TYO|XETRA|OTC(?:QB|QX|MKTS)?"
          + "|KLSE|(?<=\\()(?:AIM|AMS|BIT|CSE|EPA|ETR|FRA|HKG|NEO|STO|SWX|TSE))";

  private final Numbers numbers;

  ShareCodes(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[A-Z])(?<![\\w.:])("
                    + EXCHANGE
                    + "): ?(?=[A-Z\\d]{0,5}[A-Z])([A-Z\\d]{1,6})(?:[.-]([A-Z]{1,2}))?(?![\\w:/-])",
                this::listed)
            .shaped("A:A", "A: A", "A:0", "A: 0", "a:A", "a: A"));
  }

  private String listed(MatchResult m) {
    String exchange = m.group(1);
    StringBuilder out =
        new StringBuilder(
            exchange.equalsIgnoreCase("nasdaq") ? "Nasdaq" : Letters.spaced(exchange));
    out.append(": ");
    String code = m.group(2);
    int start = 0;
    while (start < code.length()) {
      boolean digits = Letters.isDigit(code.charAt(start));
      int end = start + 1;
      while (end < code.length() && Letters.isDigit(code.charAt(end)) == digits) {
        end++;
      }
      String run = code.substring(start, end);
      out.append(start > 0 ? " " : "").append(digits ? numbers.name(run) : Letters.spaced(run));
      start = end;
    }
    return out.append(m.group(3) == null ? "" : " dot " + Letters.spaced(m.group(3))).toString();
  }
}
