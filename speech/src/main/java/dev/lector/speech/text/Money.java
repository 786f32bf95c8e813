package dev.lector.speech.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Amounts of money: $3.50, €1,000, £2m, $1.2 billion, 50¢, 20 EUR, $5-10, a $5 bill, $20/mo, Rs.
 * 500.
 */
final class Money {
  private record Currency(String one, String many, String cent, String cents) {}

  private static final String DETERMINER =
      "(?<det>[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even"
          + "|[Ee]ight|[Nn]ine|[Tt]en|[Tt]welve|[Ss]everal|[Mm]any|[Ss]ome|[Ff]ew|[Ee]ach|[Ee]very|[Aa]nother|[Hh]is"
          + "|[Hh]er|[Ii]ts|[Oo]ur|[Yy]our|[Mm]y|[Tt]heir|[Oo]f|[Nn]ew|[Cc]risp|[Ii]n|\\d{1,3})";

  /** A noun right behind makes the sum an adjective: "a five dollar bill". */
  private static final String NOUN =
      "(?=(?<noun> (?!(?:in|of|for|per|an?|and|or|to|on|at|each|from|more|less|by|is|was|were|but|with|if|are|than|off|apiece|extra)\\b)[a-z]{2,20}))?";

  /** Who is told of with what was paid for them. */
  private static final Pattern PLAYER =
      Pattern.compile(
          "(?:striker|winger|midfielder|defender|goalkeeper|keeper|forward|substitute|signing|full-?back|playmaker|centre-?half|recruit|teenager)s?");

  private final Amounts amounts;
  private final Numbers numbers;
  private final Fractions fractions;
  private final Rates rates;
  private final Map<String, Currency> currencies = new LinkedHashMap<>();
  private final String symbols;
  private final String[] signs;

  /** Words that make a sum before them an adjective even when they stand in the plural. */
  private final Set<String> things;

  Money(Numbers numbers, Rates rates, Tables tables) {
    this.numbers = numbers;
    this.amounts = new Amounts(numbers);
    this.fractions = new Fractions(numbers);
    this.rates = rates;
    for (List<String> row : tables.rows("currencies.tsv", 5)) {
      currencies.put(row.get(0), new Currency(row.get(1), row.get(2), row.get(3), row.get(4)));
    }
    this.things = tables.words("priced-things.txt");
    this.signs = currencies.keySet().toArray(String[]::new);
    this.symbols =
        currencies.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
  }

  List<Rule> rules() {
    String number = Numbers.DECIMAL;
    return List.of(
        Rewrite.of(
                "(?=[-+\\dAaTtOoFfSsEeNnMmHhIiYyCc"
                    + firsts()
                    + "])(?<!\\w)(?:"
                    + DETERMINER
                    + " )?(?<minus>[-+]?)(?<symbol>"
                    + symbols
                    + ")\\s?(?<minusbehind>[-+]?)(?:(?<low>"
                    + number
                    + ")"
                    + MoneyScales.pattern("low")
                    + "?\\s?[-–—]\\s?(?:"
                    + symbols
                    + ")?)?(?<amount>"
                    + number
                    + ")(?: (?<over>\\d{1,2})[/⁄](?<under>\\d{1,2}))?"
                    + MoneyScales.pattern("amount")
                    + "?(?![A-Za-z0-9]|[.,]\\d)(?<behind>-(?=[a-z])|\\+)?"
                    + NOUN,
                this::before)
            .given(signs),
        Rewrite.of(
                Amounts.AMOUNT
                    + MoneyScales.pattern("amount")
                    + "?\\s?(?<symbol>"
                    + symbols
                    + ")(?![A-Za-z0-9])",
                this::after)
            .given(signs),
        // A sum too odd for the patterns above still should not lose its currency.
        Rewrite.of("(?<!\\w)(" + symbols + ")(?=\\s?\\d)", m -> plural(m.group(1)) + " ")
            .given(signs));
  }

  /** Sums that share a scale. To be applied before the sums are said. */
  List<Rule> pairs() {
    return new SharedScales(symbols, firsts(), signs).rules();
  }

  /** Rates behind a sum: $20/mo. To be applied before the sums are said. */
  List<Rule> perUnit() {
    return List.of(
        Rewrite.of(
                "(?=/)(?<=(?:"
                    + symbols
                    + ")\\s?[\\d.,]{1,20}(?:\\s?[-–]\\s?[\\d.,]{1,20})?(?:[kKmMbB]|bn| million| billion)?|\\d ?(?:"
                    + symbols
                    + "))/"
                    + "(?:"
                    + rates.pattern()
                    + "|([a-z]{3,15}))(?![A-Za-z0-9²³])"
                    + Rates.POINT,
                m -> " " + (m.group(3) == null ? rates.say(m, 1) : "per " + m.group(3)))
            .given("/"));
  }

  private String firsts() {
    return currencies.keySet().stream()
        .map(symbol -> symbol.substring(0, 1))
        .distinct()
        .collect(Collectors.joining());
  }

  private String before(MatchResult m) {
    Currency currency = currency(m.group("symbol"));
    String scale = MoneyScales.of(m, "amount");
    String amount = plain(m.group("amount"), currency, scale);
    String behind = m.group("behind");
    boolean adjective =
        "-".equals(behind)
            || (m.group("amounthyphen") != null && m.group("noun") != null)
            || isAdjective(m);
    String minus = m.group("minus").isEmpty() ? m.group("minusbehind") : m.group("minus");
    String said;
    if (m.group("low") != null) {
      said = range(m, amount, scale, currency, adjective);
    } else if (m.group("over") != null) {
      said = withFraction(m, amount, scale, currency);
    } else if (!scale.isEmpty()) {
      said =
          numbers.number(amount) + " " + scale + " " + (adjective ? currency.one : currency.many);
    } else {
      said = sum(amount, currency, adjective);
    }
    String determiner = m.group("det");
    return (determiner == null ? "" : determiner + " ")
        + Amounts.sign(minus)
        + said
        + ("-".equals(behind) ? " " : "")
        + ("+".equals(behind) ? " or more" : "");
  }

  // a $5 plan, two $5 bills, the $20 million project; but not "the $5 they paid"
  private boolean isAdjective(MatchResult m) {
    String determiner = m.group("det");
    String noun = m.group("noun");
    if (noun == null) {
      return false;
    }
    if (PLAYER.matcher(noun.strip()).matches()) { // and £65m substitute Smith
      return true;
    }
    if (determiner == null) {
      return false;
    }
    return determiner.equalsIgnoreCase("a")
        || determiner.equalsIgnoreCase("an")
        || things.contains(noun.strip());
  }

  private String range(
      MatchResult m, String amount, String scale, Currency currency, boolean adjective) {
    String lowScale = MoneyScales.of(m, "low");
    String low = plain(m.group("low"), currency, lowScale.isEmpty() ? scale : lowScale);
    boolean cents = scale.isEmpty() && (hasCents(low, currency) || hasCents(amount, currency));
    if (cents) {
      return sum(low, currency, adjective) + " to " + sum(amount, currency, adjective);
    }
    return numbers.number(low)
        + (lowScale.isEmpty() || lowScale.equals(scale) ? "" : " " + lowScale)
        + " to "
        + numbers.number(amount)
        + (scale.isEmpty() ? "" : " " + scale)
        + " "
        + (adjective ? currency.one : currency.many);
  }

  // $8.03½, £2½, $5½ million
  private String withFraction(MatchResult m, String amount, String scale, Currency currency) {
    String over = m.group("over");
    String under = m.group("under");
    int point = amount.indexOf('.');
    if (hasCents(amount, currency)) {
      return sum(amount.substring(0, point), currency, false)
          + " and "
          + fractions.say(Integer.toString(cents(amount)), over, under)
          + " "
          + currency.cents;
    }
    return fractions.say(amount, over, under)
        + (scale.isEmpty() ? "" : " " + scale)
        + " "
        + currency.many;
  }

  private String after(MatchResult m) {
    Currency currency = currency(m.group("symbol"));
    String scale = MoneyScales.of(m, "amount");
    if (scale.isEmpty() && m.group(2) == null && m.group(1) == null) {
      return sum(plain(m.group(3), currency, scale), currency, false);
    }
    boolean one = scale.isEmpty() && Amounts.isOne(m, 1);
    return amounts.say(m, 1)
        + (scale.isEmpty() ? "" : " " + scale)
        + " "
        + (one ? currency.one : currency.many);
  }

  /** A sum with its cents in two digits, or with none: 20.5 as 20.50, 50.00 as 50, .99 as 0.99. */
  private static String plain(String written, Currency currency, String scale) {
    int point = written.indexOf('.');
    if (point < 0 || !scale.isEmpty() || currency.cent.isEmpty()) {
      return written;
    }
    String whole = point == 0 ? "0" : written.substring(0, point);
    String decimals = written.substring(point + 1);
    while (decimals.length() > 2 && decimals.endsWith("0")) {
      decimals = decimals.substring(0, decimals.length() - 1);
    }
    decimals = decimals.length() == 1 ? decimals + "0" : decimals;
    if (decimals.length() > 2) {
      return (point == 0 ? "" : whole) + "." + decimals;
    }
    return decimals.equals("00") ? whole : whole + "." + decimals;
  }

  private static boolean hasCents(String amount, Currency currency) {
    return amount.indexOf('.') >= 0
        && amount.length() - amount.indexOf('.') == 3
        && !currency.cent.isEmpty();
  }

  private static int cents(String amount) {
    return Integer.parseInt(amount.substring(amount.indexOf('.') + 1));
  }

  // Two decimals are cents; anything else is a decimal number.
  private String sum(String written, Currency currency, boolean adjective) {
    if (!hasCents(written, currency)) {
      boolean one = adjective || Numbers.isOne(written);
      return numbers.number(written) + " " + (one ? currency.one : currency.many);
    }
    String whole = written.substring(0, written.indexOf('.')).replace(",", "");
    int cents = cents(written);
    String centsSaid =
        numbers.cardinal(cents) + " " + (cents == 1 || adjective ? currency.cent : currency.cents);
    if (whole.chars().allMatch(c -> c == '0')) {
      return centsSaid;
    }
    return numbers.number(whole)
        + " "
        + (adjective || Numbers.isOne(whole) ? currency.one : currency.many)
        + (adjective ? " " : " and ")
        + centsSaid;
  }

  private Currency currency(String symbol) {
    Currency found = currencies.get(symbol);
    if (found == null) {
      throw new IllegalStateException("the pattern matches only listed currencies: " + symbol);
    }
    return found;
  }

  private String plural(String symbol) {
    return currency(symbol).many;
  }
}
