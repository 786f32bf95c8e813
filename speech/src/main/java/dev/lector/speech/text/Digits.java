package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;

/**
 * Digits that identify rather than count, read one by one or in groups: numbers too long to count
 * with, ISBNs, cards, addresses of machines, version numbers.
 */
final class Digits {
  private final Numbers numbers;

  Digits(Numbers numbers) {
    this.numbers = numbers;
  }

  /** First of all, so that every later pattern meets at most 15 digits in a row. */
  Rule longest() {
    return Rewrite.of(
        "(?=\\d)(?<!\\d)(?:(\\d{1,15})\\.)?(\\d{16,}+)",
        m ->
            m.group(1) == null
                ? numbers.groupedDigits(m.group(2))
                : numbers.number(m.group(1)) + " point " + numbers.groupedDigits(m.group(2)));
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
            "(?=\\d)(?<![\\d,.])\\d{1,3}(?:,\\d{3}){7,40}+(?![,\\d])",
            m -> numbers.groupedDigits(m.group().replace(",", ""))),
        Rewrite.of(
            "(?=\\d)(?<![\\w.-])(\\d{3})-(\\d{2})-(\\d{4})(?![\\w-])",
            m -> groups(m.group(1), m.group(2), m.group(3))),
        Rewrite.of(
            "(?=\\d)(?<![\\w.-])\\d{1,9}(?:-\\d{1,9}){3,6}(?![\\w-])",
            m -> groups(m.group().split("-", -1))),
        Rewrite.of(
            "(?=\\d)(?<![\\w.-])\\d{4}(?: \\d{4}){3}(?![\\w-])",
            m -> groups(m.group().split(" ", -1))),
        Rewrite.of(
            "(?=\\d)(?<![\\w.])(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?![\\w]|\\.\\d)",
            m ->
                String.join(
                    " dot ",
                    numbers.name(m.group(1)),
                    numbers.name(m.group(2)),
                    numbers.name(m.group(3)),
                    numbers.name(m.group(4)))),
        Rewrite.of(
            "(?=[vV.\\d])(?<![\\w.])([vV])?(?:\\.\\s?)?(\\d{1,9}(?:\\.\\d{1,9}){2,6})(?![\\w]|\\.\\d)",
            this::version),
        Rewrite.of(
            "(?=[vV])(?<![\\w.])[vV]\\.?\\s?(\\d{1,9})(?:\\.(\\d{1,9}))?(?![\\w]|\\.\\d)",
            m ->
                "version "
                    + numbers.number(m.group(1))
                    + (m.group(2) == null ? "" : " point " + numbers.number(m.group(2)))));
  }

  private String version(MatchResult m) {
    StringBuilder out = new StringBuilder(m.group(1) == null ? "" : "version ");
    String[] parts = m.group(2).split("\\.", -1);
    for (int i = 0; i < parts.length; i++) {
      out.append(i == 0 ? "" : " point ").append(numbers.number(parts[i]));
    }
    return out.toString();
  }

  private String groups(String... groups) {
    StringBuilder out = new StringBuilder();
    for (String group : groups) {
      out.append(out.isEmpty() ? "" : ", ").append(numbers.digits(group));
    }
    return out.toString();
  }
}
