package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** Formulas, ions and isotopes: CaCO3, NaCl, Ca²⁺, SO₄²⁻, ¹⁴C. */
final class Chemistry {
  private final Numbers numbers;
  private final Map<String, String> elements = new HashMap<>();
  private final String element;

  Chemistry(Numbers numbers, Tables tables) {
    this.numbers = numbers;
    for (List<String> row : tables.rows("elements.tsv", 2)) {
      elements.put(row.get(0), row.get(1));
    }
    this.element =
        elements.keySet().stream()
            .sorted((a, b) -> b.length() - a.length())
            .collect(Collectors.joining("|", "(?:", ")"));
  }

  List<Rule> rules() {
    String group = "(?:" + element + "\\d{0,2})";
    return List.of(
        Rewrite.of(
                "(?<![\\w⁰¹²³⁴-⁹])([⁰¹²³⁴-⁹]{1,3})(" + element + ")(?![a-z])",
                m -> elements.get(m.group(2)) + " " + numbers.name(plain(m.group(1))))
            .given(Chemistry::raised),
        Rewrite.of("(?<![\\w])(" + group + "{1,6}|e|p)([²³⁴⁵⁶⁷]?)([⁺⁻])(?![\\w⁰¹²³⁴-⁹])", this::ion)
            .given("⁺", "⁻"),
        Rewrite.of(
                "(?<![\\w])(Ca|Mg|Zn|Fe|Cu|Mn|Co|Ni|Al|Pb|Hg|Sn|Ba|Sr|Cd|Cr)([234])\\+(?![\\w+])",
                m -> formula(m.group(1)) + " " + numbers.number(m.group(2)) + " plus")
            .given("+"),
        Rewrite.of("(?<![\\w])(Na|Li|Ag|NH4|H3O)\\+(?![\\w+])", m -> formula(m.group(1)) + " plus")
            .given("+"),
        Rewrite.of(
                "(?<![\\w'.])(?=[A-Za-z]{1,12}\\d)(?=[A-Za-z0-9]{0,12}[A-Z][a-z]?\\d{0,2}[A-Z])"
                    + group
                    + "{2,12}(?![\\w'])",
                m -> formula(m.group()))
            .given(Chemistry::digitBehindLetter),
        // 2NaOH
        Rewrite.of(
                "(?<![\\w'.,])\\d{1,2}(?=(?:Na|Li|Ag|Ca|Mg|Cu|Zn|Fe|K|H)(?:Cl|Br|OH|CN|F|I|O|S)(?<=[a-z][A-Z]{1,2}|[A-Z][a-z])(?![\\w'])|"
                    + group
                    + "{2,6}(?<=[A-Za-z]\\d{1,2})(?![\\w'])(?<=[A-Z][A-Za-z0-9]{1,9}))",
                m -> m.group() + " ")
            .shaped("0A"),
        Rewrite.of(
                "(?<![\\w'.])(?:Na|Li|Ag|Ca|Mg|Cu|Zn|Fe|K|H|Rb|Cs)(?:Cl|Br|OH|CN|F|I|O|S|H)(?<=[a-z][A-Z]{1,2}|[A-Z][a-z])(?![\\w'])",
                m -> formula(m.group()))
            .shaped("aA", "AA"));
  }

  private String ion(MatchResult m) {
    return formula(m.group(1))
        + (m.group(2).isEmpty() ? "" : " " + numbers.number(plain(m.group(2))))
        + (m.group(3).equals("⁺") ? " plus" : " minus");
  }

  private String formula(String written) {
    StringBuilder out = new StringBuilder(written.length() * 3);
    int i = 0;
    while (i < written.length()) {
      int end = i + 1;
      if (Letters.isDigit(written.charAt(i))) {
        while (end < written.length() && Letters.isDigit(written.charAt(end))) {
          end++;
        }
        out.append(out.isEmpty() ? "" : " ").append(numbers.number(written.substring(i, end)));
      } else {
        out.append(out.isEmpty() ? "" : " ").append(Character.toUpperCase(written.charAt(i)));
      }
      i = end;
    }
    return out.toString();
  }

  private static String plain(String raised) {
    StringBuilder out = new StringBuilder(raised.length());
    for (int i = 0; i < raised.length(); i++) {
      out.append((char) ('0' + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(raised.charAt(i))));
    }
    return out.toString();
  }

  private static boolean raised(String paragraph) {
    for (int i = 0; i < paragraph.length(); i++) {
      char c = paragraph.charAt(i);
      if (c == '²' || c == '³' || c == '¹' || (c >= '⁰' && c <= '⁻')) {
        return true;
      }
    }
    return false;
  }

  private static boolean digitBehindLetter(String paragraph) {
    for (int i = 1; i < paragraph.length(); i++) {
      if (Letters.isDigit(paragraph.charAt(i)) && Letters.isLetter(paragraph.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }
}
