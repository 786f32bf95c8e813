package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Measures: 5 km, 20°C, 60 mph, 3.5GB, 9.8 m/s², 5'10", 10 x 15 cm, 1/2 mi, 5-km. */
final class Units {
  private record Unit(String one, String many) {}

  private static final String SQUARE = "([²³23]|\\^[23])?";

  private final Amounts amounts;
  private final Fractions fractions;
  private final Numbers numbers;
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final String unit;

  Units(Numbers numbers, Tables tables) {
    this.numbers = numbers;
    this.amounts = new Amounts(numbers);
    this.fractions = new Fractions(numbers);
    List<String> alternatives = new ArrayList<>();
    for (List<String> row : tables.rows("units.tsv", 4)) {
      String symbol = row.get(0);
      units.put(symbol, new Unit(row.get(1), row.get(2)));
      alternatives.add(alternative(symbol, row.get(3)));
    }
    alternatives.sort(Comparator.comparingInt(String::length).reversed());
    String names = String.join("|", alternatives);
    String per =
        units.keySet().stream()
            .filter(symbol -> Letters.isLetter(symbol.charAt(0)) && symbol.indexOf(' ') < 0)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    // groups: unit, its power, unit after the slash, its power, trailing point
    this.unit = "(" + names + ")" + SQUARE + "(?:/(" + per + ")" + SQUARE + ")?(?![A-Za-z0-9²³/'])";
  }

  // "5 in the morning" is not a length.
  private static String alternative(String symbol, String kind) {
    return switch (kind) {
      case "plain" -> "\\s?" + Pattern.quote(symbol);
      case "dotted" -> "[\\s-]?" + Pattern.quote(symbol) + "(?:\\.(?![A-Za-z0-9]))?";
      case "spaced" -> "\\s" + Pattern.quote(symbol);
      case "close" -> Pattern.quote(symbol);
      case "inch" ->
          "in\\b\\.?|[\\s-]in(?:\\.(?=\\s[a-z])|(?=[,;)]|$|\\s(?:x|×|by|long|wide|tall|high|deep|thick|in diameter)\\b))";
      default -> throw new IllegalStateException("unknown kind of unit " + kind);
    };
  }

  List<Rule> rules() {
    String number = Numbers.NUMBER;
    return List.of(
        Rewrite.of(
            "(?<![\\w.'])(\\d)['′]\\s?(\\d{1,2}(?:\\.\\d)?)(?:\"|'')(?!\\w)",
            m ->
                numbers.number(m.group(1))
                    + (Numbers.isOne(m.group(1)) ? " foot " : " feet ")
                    + numbers.number(m.group(2))
                    + (Numbers.isOne(m.group(2)) ? " inch" : " inches")),
        Rewrite.of(
            "(?<![\\w.'])("
                + number
                + ")('|\"|'')(?=\\s(?:tall|long|wide|high|deep|thick|by|x|×)\\b)",
            m -> numbers.number(m.group(1)) + (m.group(2).equals("'") ? " feet" : " inches")),
        Rewrite.of(
            "(?<![\\w.'])(\\d)'(\\d{1,2})\\b(?!\\w)",
            m -> numbers.number(m.group(1)) + " foot " + numbers.number(m.group(2))),
        // 5 ft. 10 in.: the sentence goes on
        Rewrite.of("(?<=\\d\\s?(?:ft|lb|lbs|hr|hrs|min))\\.(?=\\s\\d)", ""),
        // 10 x 15 cm: the multiplication is "by"
        Rewrite.of(
            "(?<![\\w.])(" + number + ")\\s?([x×])\\s?(?=\\d)",
            m -> factor(m.group(1)) + (m.group(2).equals("x") ? " by " : " times ")),
        Rewrite.of(
            "(?<![\\w.,/])("
                + number
                + ")\\s?°\\s?(?:(\\d{1,2})\\s?')?(?:\\s?(\\d{1,2}(?:\\.\\d{1,6})?)\\s?(?:\"|''))?\\s?([NSEW])(?![A-Za-z])",
            this::coordinate),
        // 1.5m people are not meters
        Rewrite.of(
            "(?<![\\w.,])(\\d{1,3}\\.\\d{1,3})m(?=\\s(?:people|[a-z]{3,20}s)\\b)",
            m -> numbers.number(m.group(1)) + " million"),
        Rewrite.of(
            Fractions.FRACTION + unit,
            m -> fractions.say(m, 1) + " " + unit(m, 4, m.group(1) == null)),
        Rewrite.of(
            Amounts.AMOUNT + "-(?=[a-zA-Z])" + unit,
            m -> amounts.say(m, 1) + " " + unit(m, 4, true)),
        Rewrite.of(
            Amounts.AMOUNT + unit, m -> amounts.say(m, 1) + " " + unit(m, 4, Amounts.isOne(m, 1))),
        Rewrite.of(
            Amounts.AMOUNT + "\\s?(%|percent\\b|per cent\\b|‰)",
            m -> amounts.say(m, 1) + (m.group(4).equals("‰") ? " per mille" : " percent")),
        Rewrite.of(
            "(?<=[a-z])\\s?([kKMGT]?[Bb]ps|km/h|m/s|mph)(?![A-Za-z])", m -> known(m.group(1))));
  }

  // 1920 x 1080 and the like are read as years are.
  private String factor(String written) {
    return written.length() == 4 && written.indexOf('.') < 0
        ? numbers.name(written)
        : numbers.number(written);
  }

  private @Nullable String known(String symbol) {
    Unit found = units.get(symbol);
    return found == null ? null : " " + found.many;
  }

  private String coordinate(MatchResult m) {
    StringBuilder out = new StringBuilder(numbers.number(m.group(1))).append(" degrees");
    if (m.group(2) != null) {
      out.append(' ').append(numbers.number(m.group(2))).append(" minutes");
    }
    if (m.group(3) != null) {
      out.append(' ').append(numbers.number(m.group(3))).append(" seconds");
    }
    return out.append(
            switch (m.group(4)) {
              case "N" -> " north";
              case "S" -> " south";
              case "E" -> " east";
              default -> " west";
            })
        .toString();
  }

  private String unit(MatchResult m, int firstGroup, boolean one) {
    String written = m.group(firstGroup);
    String symbol = written.strip();
    if (symbol.startsWith("-")) {
      symbol = symbol.substring(1);
      one = true;
    }
    boolean dotted = symbol.endsWith(".");
    Unit found = get(dotted ? symbol.substring(0, symbol.length() - 1) : symbol);
    StringBuilder out =
        new StringBuilder(power(m.group(firstGroup + 1), one ? found.one : found.many));
    String per = m.group(firstGroup + 2);
    if (per != null) {
      String power = m.group(firstGroup + 3);
      out.append(" per ").append(get(per).one);
      out.append(
          power == null ? "" : power.endsWith("2") || power.equals("²") ? " squared" : " cubed");
    }
    return out.append(dotted ? Stops.LIKELY : "").toString();
  }

  private static String power(@Nullable String power, String name) {
    if (power == null) {
      return name;
    }
    return (power.endsWith("2") || power.equals("²") ? "square " : "cubic ") + name;
  }

  private Unit get(String symbol) {
    Unit found = units.get(symbol);
    if (found == null) {
      throw new IllegalStateException("the pattern matches only listed units: " + symbol);
    }
    return found;
  }
}
