package dev.lector.speech.text;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Measures: 5 km, 20°C, 60 mph, 3.5GB, 9.8 m/s², 5'10", 10 x 15 cm, 1/2 mi, 5-km. */
final class Units {
  private record Unit(String one, String many) {}

  /** What pints are filled with; other points are a printer's or a player's. */
  private static final String LIQUID =
      "(?:[a-z]{1,10}"
          + " )?(?:milk|water|cream|beer|stock|broth|juice|ale|oil|vinegar|wine|cider|stout|blood|paint|gin|rum"
          + "|buttermilk|strawberries|blueberries|raspberries|ice)";

  private static final String PEOPLE =
      "(?:people|users|customers|viewers|followers|subscribers|downloads|copies|visitors|members|residents|voters|workers"
          + "|jobs|passengers|homes|households|readers|listeners|children|women|men|players|accounts|records|barrels)";

  private static final String SQUARE = "([²³23]|\\^[23])?";

  private final Amounts amounts;
  private final Fractions fractions;
  private final Numbers numbers;
  private final Rates rates;
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final String unit;

  Units(Numbers numbers, Rates rates, Tables tables) {
    this.numbers = numbers;
    this.rates = rates;
    this.amounts = new Amounts(numbers);
    this.fractions = new Fractions(numbers);
    // longer ones first: a ft-lb is no foot
    TreeMap<String, String> alternatives =
        new TreeMap<>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    for (List<String> row : tables.rows("units.tsv", 4)) {
      String symbol = row.get(0);
      units.put(symbol, new Unit(row.get(1), row.get(2)));
      alternatives.put(symbol, alternative(symbol, row.get(3)));
    }
    String names = String.join("|", alternatives.values());
    // groups: unit, its power, unit after the slash, its power, a second one (mg/kg/day), its power
    this.unit =
        beginning(units.keySet())
            + "("
            + names
            + ")"
            + SQUARE
            + "(?:/"
            + rates.pattern()
            + "(?:/"
            + rates.pattern()
            + ")?)?(?![A-Za-z0-9²³]|'\\w|/(?!\\d))"
            + Rates.POINT;
  }

  // Two characters tell most words behind a number from the many units.
  private static String beginning(Set<String> symbols) {
    Map<Character, Set<String>> seconds = new TreeMap<>();
    for (String symbol : symbols) {
      seconds
          .computeIfAbsent(symbol.charAt(0), first -> new TreeSet<>())
          .add(symbol.length() == 1 ? "(?![A-Za-z])" : Pattern.quote(symbol.substring(1, 2)));
    }
    return seconds.entrySet().stream()
        .map(
            e ->
                Pattern.quote(e.getKey().toString()) + "(?:" + String.join("|", e.getValue()) + ")")
        .collect(Collectors.joining("|", "(?=[\\s-]?(?:", "))"));
  }

  // "5 in the morning" is not a length.
  private static String alternative(String symbol, String kind) {
    return switch (kind) {
      case "plain" -> "\\s?" + Pattern.quote(symbol);
      case "dotted" -> "[\\s-]?" + Pattern.quote(symbol) + "(?:\\.(?![A-Za-z0-9]))?";
      case "spaced" -> "\\s" + Pattern.quote(symbol);
      case "close" -> Pattern.quote(symbol);
      case "inch" ->
          "in\\b\\.?|[\\s-]in(?:\\.(?=\\s[a-z(]|[,;:)])|(?=[,;)]|$|\\s\\(\\d|\\s(?:x|×|of|by|long|wide|tall|high|deep|thick|in"
              + " diameter)\\b))";
      default -> throw new IllegalStateException("unknown kind of unit " + kind);
    };
  }

  List<Rule> rules() {
    String number = Numbers.NUMBER;
    return List.of(
        // at ≤5 mg
        Rewrite.of("\\b[Aa]t ([≤≥])\\s?(?=\\.?\\d)", m -> Amounts.sign(m.group(1)))
            .given("t ≤", "t ≥"),
        // 3°C/37°F, 5 km/3 mi
        Rewrite.of(
                "(?=/)(?<=\\d ?(?:°[CF]|km/h|m/s|km|mi|kg|lbs?|cm|mm|in|ft|m|g|oz|ml|mL|L|psi|kPa|bar|mph|hp|kW|gal|qt))/(?=-?\\d)",
                ", ")
            .given("/"),
        // 1½–2 cups, 3½%–4¼%
        Rewrite.of(
                "(?<=\\d[/⁄]\\d{1,5}\\s?%?)(?:\\s?–\\s?(?=\\d)|\\s?-\\s?(?=(?:\\d{1,3}"
                    + " )?\\d{1,3}⁄|\\d{1,4}(?:\\s?[a-z%]|/\\d)))",
                " to ")
            .given("⁄", "/"),
        // 3½%
        Rewrite.of(
                Fractions.FRACTION + "\\s?(?:%|percent\\b|per cent\\b)",
                m -> fractions.say(m, 1) + " percent")
            .given("⁄", "/"),
        // 10%-20%, 40°–60°, 5kg-10kg: the unit is said once
        Rewrite.of(
                "(?=\\d)(?<![A-Za-z0-9.,/$£€])("
                    + number
                    + ")\\s?(%|°[CF]?|[A-Za-z]{1,4})\\s?[-–—]\\s?(?="
                    + number
                    + "\\s?\\2(?![A-Za-z0-9]))",
                m ->
                    m.group(2).equals("%") || units.containsKey(m.group(2))
                        ? m.group(1) + "-"
                        : null)
            .shaped("-0", "- 0"),
        Rewrite.of(
                "(?=\\d)(?<![A-Za-z0-9.,/])("
                    + number
                    + ")°\\s?[-–—]\\s?(?="
                    + number
                    + "\\s?°[CF])",
                m -> m.group(1) + "-")
            .given("°"),
        Rewrite.of(
                "(?=[ p])(?<=\\d) ?pt(?= (?:font|type|text|typeface|bold|Arial|Times|Helvetica)\\b)",
                " point")
            .given("pt"),
        Rewrite.of("(?<=\\d )pts?\\.?(?= of " + LIQUID + "| " + LIQUID + ")", "pints").given(" pt"),
        Rewrite.of("(?<![\\d.,/])1 pints", "1 pint").given("1 pints"),
        Rewrite.of(
            "(?=\\d)(?<![\\w.'])(\\d)['′]\\s?(\\d{1,2}(?:\\.\\d)?)(?:\"|'')(?!\\w)",
            m ->
                numbers.number(m.group(1))
                    + (Numbers.isOne(m.group(1)) ? " foot " : " feet ")
                    + numbers.number(m.group(2))
                    + (Numbers.isOne(m.group(2)) ? " inch" : " inches")),
        Rewrite.of(
            "(?=\\d)(?<![\\w.'])("
                + number
                + ")('|\"|'')(?=\\s(?:tall|long|wide|high|deep|thick|by|x|×)\\b)",
            m -> numbers.number(m.group(1)) + (m.group(2).equals("'") ? " feet" : " inches")),
        Rewrite.of(
            "(?=\\d)(?<![\\w.'])(\\d)'(\\d{1,2})\\b(?!\\w)",
            m -> numbers.number(m.group(1)) + " foot " + numbers.number(m.group(2))),
        // 5 ft. 10 in.: the sentence goes on
        Rewrite.of("(?=\\.\\s\\d)(?<=\\d\\s?(?:ft|lb|lbs|hr|hrs|min))\\.(?=\\s\\d)", ""),
        // 2 in. (5 cm)
        Rewrite.of(
                "(?=\\.)(?<=\\d[\\s-]?(?:in|ft|yd|yds|mi|lb|lbs|oz|qt|gal|hr|hrs|min|sec|tbsp|tsp))\\.(?=\\s\\(\\d)",
                "")
            .given(". ("),
        // 3840 x 2160: both as years are
        Rewrite.of(
                "(?=\\d)(?<![\\w.,])(\\d{4}) ?[x×] ?(\\d{4})( ?px)?(?![\\w'\"]|[.,]\\d| ?[x×]| ?(?:[cmk]?m|in|ft|feet|inches)(?![A-Za-z]))",
                m ->
                    numbers.name(m.group(1))
                        + " by "
                        + numbers.name(m.group(2))
                        + (m.group(3) == null ? "" : " pixels"))
            .given("x", "×"),
        // 10 x 15 cm: the multiplication is "by"
        Rewrite.of(
            "(?=\\d)(?<![\\w.])(" + number + ")\\s?([x×])\\s?(?=\\d)",
            m -> factor(m.group(1)) + (m.group(2).equals("x") ? " by " : " times ")),
        // 1.5m people are not meters
        Rewrite.of(
            "(?=\\d)(?<![\\w.,])(\\d{1,3}\\.\\d{1,3}(?=m\\s(?:people|[a-z]{3,20}s)\\b)|\\d{1,4}(?=m\\s"
                + PEOPLE
                + "\\b))m",
            m -> numbers.number(m.group(1)) + " million"),
        // a 2¾-inch bolt
        Rewrite.of(
                Fractions.FRACTION + "-(?=[a-zA-Zμ])" + unit,
                m -> singular(fractions.say(m, 1)) + " " + unit(m, 4, true))
            .given("/", "⁄"),
        Rewrite.of(
                Fractions.FRACTION + unit,
                m -> fractions.say(m, 1) + " " + unit(m, 4, m.group(1) == null))
            .given("/", "⁄"),
        // 100 million kg
        Rewrite.of(
                Amounts.AMOUNT + " (hundred|thousand|million|billion|trillion)" + unit,
                m -> amounts.say(m, 1) + " " + m.group(4) + " " + unit(m, 5, false))
            .given("hundred", "thousand", "million", "billion", "trillion"),
        Rewrite.of(
                Amounts.AMOUNT + "-(?=[a-zA-Zμ])" + unit,
                m -> amounts.say(m, 1) + " " + unit(m, 4, true).replace(Stops.LIKELY, ""))
            .shaped("0-a", "0-A", "0-μ"),
        Rewrite.of(
            Amounts.AMOUNT + unit, m -> amounts.say(m, 1) + " " + unit(m, 4, Amounts.isOne(m, 1))),
        Rewrite.of(
                Amounts.AMOUNT + "\\s?(%|percent\\b|per cent\\b|‰)",
                m -> amounts.say(m, 1) + (m.group(4).equals("‰") ? " per mille" : " percent"))
            .given("%", "percent", "per cent", "‰"),
        // 9.11E-31 kg
        Rewrite.of(
                "(?<=\\b(?:ten|10) (?:cubed|squared|to the (?:minus )?[a-z]{3,12}(?:-[a-z]{3,12})?))(?= )"
                    + unit,
                m -> " " + unit(m, 1, false))
            .given("ten to the", "10 to the", "10 cubed", "10 squared"),
        // 142/km², 12/kg, 5/day
        Rewrite.of(
                Amounts.AMOUNT + "/" + rates.pattern() + "(?![A-Za-z0-9²³/])",
                m -> amounts.say(m, 1) + " " + rates.say(m, 4))
            .given("/"),
        // 5 litres/day, 3 times/week
        Rewrite.of(
                "(?<=\\d[kKMB]?[ -])([a-z]{2,20})/" + rates.pattern() + "(?![A-Za-z0-9²³/])",
                m -> m.group(1) + " " + rates.say(m, 2))
            .given("/"),
        Rewrite.of("(?<=[a-z]) ([kKMGT]?[Bb]ps|km/h|m/s|mph)(?![A-Za-z])", m -> known(m.group(1)))
            .given("ps", "km/h", "m/s", "mph"));
  }

  // three quarters of an inch, but a three quarter inch bolt
  private static String singular(String fraction) {
    return fraction.endsWith("quarters") ? fraction.substring(0, fraction.length() - 1) : fraction;
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

  private String unit(MatchResult m, int firstGroup, boolean one) {
    String written = m.group(firstGroup);
    String symbol = written.strip();
    boolean hyphened = symbol.startsWith("-");
    if (hyphened) {
      symbol = symbol.substring(1);
      one = true;
    }
    boolean dotted = symbol.endsWith(".");
    Unit found =
        get(
            dotted && !units.containsKey(symbol)
                ? symbol.substring(0, symbol.length() - 1)
                : symbol);
    StringBuilder out =
        new StringBuilder(power(m.group(firstGroup + 1), one ? found.one : found.many));
    if (m.group(firstGroup + 2) != null) {
      out.append(' ').append(rates.say(m, firstGroup + 2));
    }
    if (m.group(firstGroup + 4) != null) {
      out.append(' ').append(rates.say(m, firstGroup + 4));
    }
    return out.append(dotted && !hyphened ? Stops.LIKELY : "").toString();
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
