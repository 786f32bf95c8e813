package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;

/** Telephone numbers as America, Britain and others write them, and the short ones one dials. */
final class Telephones {
  private static final String NOT_BEHIND = "(?=[(\\d])(?<![\\w.-])(?<!\\w\\()(?<!\\d )";
  private static final String NOT_BEFORE = "(?![\\w-]|\\.\\d)";
  private static final String DIAL =
      "(?:[Dd]ial(?:s|ed|led|ing|ling)?|[Cc]all(?:s|ed|ing)?|[Rr](?:ing|ang|ung|ings|inging)|[Pp]hon(?:e|es|ed|ing)"
          + "|[Tt]elephon(?:e|ed|ing)|[Tt]ext(?:s|ed|ing)?|[Tt]el\\.?|[Ff]ax|[Mm]obile|[Cc]ell)";

  private final Numbers numbers;

  Telephones(Numbers numbers) {
    this.numbers = numbers;
  }

  /** 918-596-COPS (2677). To be applied while words in capitals are as they were written. */
  Rule withWords() {
    return Rewrite.of(
            NOT_BEHIND
                + "(?:\\(([2-9]\\d\\d)\\) ?|([2-9]\\d\\d)[ .-])([2-9]\\d\\d)[.-]([A-Z]{4,9})(?: \\((\\d{4})\\))?"
                + NOT_BEFORE,
            this::withWord)
        .given("-", ".");
  }

  List<Rule> rules() {
    return List.of(
        // seven digits at least: +130 bps is no number of a telephone
        Rewrite.of(
                "(?<![\\w.-])\\+(?=(?:[ .()-]{0,2}\\d){7})(?!\\d{1,4}\\.\\d{1,2}(?:[^\\d.]|$))(\\d{1,3})((?:[ .-]?\\(?\\d{1,4}\\)?){2,5}(?:\\d{1,4})?)"
                    + NOT_BEFORE,
                m -> "plus " + numbers.digits(m.group(1)) + ", " + groups(m.group(2)))
            .given("+"),
        Rewrite.of(
            NOT_BEHIND
                + "(?:(1)[ .-]?)?(?:\\((\\d{3})\\)[ .-]?|(\\d{3})[ .-])(\\d{3})[ .-](\\d{4})(?:-(\\d{1,4}))?"
                + NOT_BEFORE,
            this::american),
        Rewrite.of(
                NOT_BEHIND
                    + "(1)[ -]\\(?(8(?:00|33|44|55|66|77|88)|900)\\)?[ -]"
                    + "((?=[A-Za-z0-9-]{0,15}[A-Za-z]{2})[A-Za-z0-9]{1,12}(?:-[A-Za-z0-9]{1,12}){0,3})"
                    + NOT_BEFORE,
                this::lettered)
            .given("8", "900"),
        Rewrite.of(NOT_BEHIND + "(\\d{3})-(\\d{4})" + NOT_BEFORE, m -> groups(m.group()))
            .given("-"),
        // 020 7946 0000, 07700 900123, (0161) 496 0000, 0800 123 456, 01 23 45 67 89
        Rewrite.of(
                NOT_BEHIND
                    + "(?:\\(0\\d{2,4}\\)|0\\d{2,4})[ -]\\d{3,6}(?:[ -]\\d{3,4}){0,2}"
                    + NOT_BEFORE,
                m -> groups(m.group()))
            .given("0"),
        Rewrite.of(NOT_BEHIND + "0\\d(?:[ .]\\d\\d){4}" + NOT_BEFORE, m -> groups(m.group()))
            .given("0"),
        // whatever stands behind "call" and is too long for a count
        Rewrite.of(
            "(?=[\\d(])(?=\\(?\\d{2,5}\\)?[ .-]\\d)(?<=\\b"
                + DIAL
                + "(?: us| me| her| him| them)?(?: at| on|:)? )\\(?\\d{2,5}\\)?(?:[ .-]\\d{2,5}){1,4}"
                + NOT_BEFORE,
            m -> groups(m.group())),
        Rewrite.of(
            "(?=\\d{6})(?<=\\b"
                + DIAL
                + "(?: us| me| her| him| them)?(?: at| on|:)? )\\d{6,13}"
                + NOT_BEFORE,
            m -> numbers.groupedDigits(m.group())),
        // Dial 911 or 112; but not: call 500 people
        Rewrite.of(
            "(?=\\d{3})(?<=\\b"
                + DIAL
                + " )\\d{3}(?:(?:, | or | and |/)\\d{3}){0,3}(?![\\w%-]|[.,]\\d)"
                + "(?! (?!(?:or|and|for|if|in|on|at|now|right|when|from|before|to|immediately|first|again|after|but|then"
                + "|because|as|instead|while|until|here|quoting|asking|free|any|anytime|straight|via|without|only|with)\\b)[a-z])",
            this::dialled),
        Rewrite.of(
                "(?<!\\w)(911|112|999)(?= (?:call|caller|operator|dispatch|emergenc|hotline)|-call)",
                m -> numbers.digits(m.group()))
            .given("911", "112", "999"),
        Rewrite.of("(?<![\\w-])9-1-1" + NOT_BEFORE, "nine one one").given("9-1-1"));
  }

  private String american(MatchResult m) {
    String area = m.group(2) == null ? m.group(3) : m.group(2);
    return (m.group(1) == null ? "" : "one, ")
        + groups(area + " " + m.group(4) + " " + m.group(5))
        + (m.group(6) == null ? "" : ", " + numbers.digits(m.group(6)));
  }

  // 1-800-FLOWERS, 1-800-GO-2-MARS
  private String lettered(MatchResult m) {
    StringBuilder out = new StringBuilder("one, ");
    String area = m.group(2);
    out.append(
        area.endsWith("00") ? numbers.cardinal(Integer.parseInt(area)) : numbers.digits(area));
    for (String part : m.group(3).split("-", -1)) {
      boolean word = part.length() > 2 && part.chars().noneMatch(c -> c >= '0' && c <= '9');
      out.append(", ").append(word ? part.toLowerCase(Locale.ROOT) : numbers.spelled(part));
    }
    return out.toString();
  }

  private String withWord(MatchResult m) {
    return groups((m.group(1) == null ? m.group(2) : m.group(1)) + " " + m.group(3))
        + ", "
        + m.group(4).toLowerCase(Locale.ROOT)
        + (m.group(5) == null ? "" : ", " + numbers.digits(m.group(5)));
  }

  private String dialled(MatchResult m) {
    StringBuilder out = new StringBuilder();
    for (String part : m.group().split("(?<=\\d)(?!\\d)|(?<!\\d)(?=\\d)", -1)) {
      boolean number = !part.isEmpty() && Letters.isDigit(part.charAt(0));
      out.append(number ? numbers.digits(part) : part.equals("/") ? " or " : part);
    }
    return out.toString();
  }

  private String groups(String written) {
    StringBuilder out = new StringBuilder();
    for (String group : written.split("[ .()-]{1,4}", -1)) {
      if (!group.isEmpty()) {
        out.append(out.isEmpty() ? "" : ", ").append(numbers.digits(group));
      }
    }
    return out.toString();
  }
}
