package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Numbers written in a way that is not the plain English one, brought to it so that they keep their
 * value: 1.234.567, 12,5, 10 000, 1,50,000, 1.6E-19.
 */
final class Notation {
  /** What two numbers with a comma between them count when they are a list. */
  private static final Set<String> LISTED =
      Set.of(
          "pages",
          "verses",
          "chapters",
          "questions",
          "rows",
          "lines",
          "items",
          "days",
          "steps",
          "rules",
          "figures",
          "tables",
          "sections",
          "articles",
          "numbers",
          "nos",
          "notes",
          "columns",
          "levels",
          "rooms",
          "weeks",
          "volumes",
          "parts",
          "points",
          "exercises",
          "problems");

  private final Numbers numbers;

  Notation(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        // 1.000,50 and 3,50 € as written on the Continent
        Rewrite.of(
                "(?=\\d)(?<![\\w.,])\\d{1,3}(?:\\.\\d{3}){1,4},\\d{1,2}(?!\\d|[.,]\\d)",
                m -> m.group().replace(".", "").replace(',', '.'))
            .given(","),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,])\\d{1,9},\\d\\d(?=\\s?(?:€|EUR))",
                m -> m.group().replace(',', '.'))
            .given("€", "EUR"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,])[1-9]\\d{0,2}(?:\\.\\d{3}){2,5}(?!\\w|[.,]\\d)",
                Notation::points)
            .given("."),
        // Indian: 1,50,000 and 12,34,567
        Rewrite.of(
                "(?=\\d)(?<![\\w.,])\\d{1,2}(?:,\\d{2}){1,4},\\d{3}(?!\\w|,\\d)",
                m -> m.group().replace(",", ""))
            .given(","),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,(])(?:(?<=\\b([a-z]{3,10}) ))?(\\d{1,9}),(\\d{1,2}|\\d{4,9}|(?<=\\b0,)\\d{3})(?![\\w)]|[.,]\\d)",
                Notation::comma)
            .given(","),
        // 2,5kg: a unit right behind shows one number
        Rewrite.of(
                "(?=\\d)(?<![\\w.,(])(\\d{1,4}),(\\d{1,2})(?=(?:[kmc]?g|[kcmμ]?m|[mcd]?[lL]|k?W|kWh|[kM]?Hz|°C|ha|h|€)(?![A-Za-z\\d]))",
                m -> m.group(1) + "." + m.group(2))
            .given(","),
        // 10 000, 1 000 000, 1'000
        Rewrite.of(
            "(?=\\d)(?<![\\w.,+-])(?<!\\d )\\d{1,3}(?:(?: \\d{3}){2,4}|(?:'\\d{3}){1,4})(?![\\w'-]|[ .,]\\d)",
            m -> m.group().replaceAll("[ ']", "")),
        Rewrite.of(
            "(?=\\d)(?<![\\w.,+-])(?<!\\d )(?<!\\b[A-Z][a-z]{2,12} )([1-9]\\d{0,2}) (\\d{3})(?![\\w'/-]|[ .,]\\d)",
            m -> m.group(1) + m.group(2)),
        Rewrite.of(
            "(?=\\d)(?<![\\w.,+-])(?<!\\d )([1-9]\\d{0,2}) (000)(?![\\w'/-]|[ .,]\\d)",
            m -> m.group(1) + m.group(2)),
        Rewrite.of(
            "(?=\\d)(?<![\\w.,])(\\d{1,9}(?:\\.\\d{1,15})?)([eE])([-+]?)(\\d{1,3})(?!\\w|\\.\\d)",
            this::scientific));
  }

  // Four numbers that a byte can hold are an address.
  private static @Nullable String points(MatchResult m) {
    String[] parts = m.group().split("\\.", -1);
    boolean address = parts.length == 4;
    for (String part : parts) {
      address &= Integer.parseInt(part) <= 255;
    }
    return address ? null : String.join("", parts);
  }

  // 12,5 is a number; "pages 3,4" and "1,2" are two.
  private static @Nullable String comma(MatchResult m) {
    long whole = Long.parseLong(m.group(2));
    long decimals = Long.parseLong(m.group(3));
    boolean counted = m.group(1) != null && LISTED.contains(m.group(1));
    return counted || decimals == whole + 1 ? null : m.group(2) + "." + m.group(3);
  }

  private @Nullable String scientific(MatchResult m) {
    boolean decimal = m.group(1).indexOf('.') >= 0;
    boolean signed = !m.group(3).isEmpty();
    boolean small = m.group(2).equals("e") && m.group(1).length() == 1;
    if (!decimal && !signed && !small) {
      return null;
    }
    int exponent = Integer.parseInt(m.group(4));
    return numbers.number(m.group(1))
        + " times ten"
        + numbers.power(m.group(3).equals("-") ? -exponent : exponent);
  }
}
