package dev.lector.speech.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Amounts of money: $3.50, €1,000, £2m, $1.2 billion, 50¢, 20 EUR, $5-10, a $5 bill. */
final class Money {
  private record Currency(String one, String many, String cent, String cents) {}

  private static final Map<String, String> SCALES =
      Map.ofEntries(
          Map.entry("k", "thousand"),
          Map.entry("K", "thousand"),
          Map.entry("m", "million"),
          Map.entry("M", "million"),
          Map.entry("mn", "million"),
          Map.entry("mm", "million"),
          Map.entry("MM", "million"),
          Map.entry("b", "billion"),
          Map.entry("B", "billion"),
          Map.entry("bn", "billion"),
          Map.entry("Bn", "billion"),
          Map.entry("t", "trillion"),
          Map.entry("T", "trillion"),
          Map.entry("tn", "trillion"));
  private static final String SCALE =
      "(?:\\s?(hundred|thousand|million|billion|trillion)\\b|(k|K|mn?|mm|MM?|bn?|B|Bn|tn?|T)\\b"
          + "|\\s(m|bn|tn)\\b)";

  /** A noun right behind makes the sum an adjective: "a five dollar bill". */
  private static final String NOUN =
      "(?=( (?!(?:in|of|for|per|an?|and|or|to|on|at|each|from|more|less|by|is|was|were|but|with|if)\\b)[a-z]{2}))?";

  private final Amounts amounts;
  private final Numbers numbers;
  private final Map<String, Currency> currencies = new LinkedHashMap<>();
  private final String symbols;

  Money(Numbers numbers, Tables tables) {
    this.numbers = numbers;
    this.amounts = new Amounts(numbers);
    for (List<String> row : tables.rows("currencies.tsv", 5)) {
      currencies.put(row.get(0), new Currency(row.get(1), row.get(2), row.get(3), row.get(4)));
    }
    this.symbols =
        currencies.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
  }

  List<Rule> rules() {
    String number = Numbers.NUMBER;
    return List.of(
        Rewrite.of("(?<=\\d)/(?=[a-z]{3})", " per "),
        Rewrite.of(
            "(?<!\\w)((?:[Aa]|[Aa]n) )?([-+]?)("
                + symbols
                + ")\\s?([-+]?)(?:("
                + number
                + ")(?:"
                + SCALE
                + ")?\\s?[-–]\\s?(?:"
                + symbols
                + ")?)?("
                + number
                + ")"
                + SCALE
                + "?(?![A-Za-z0-9]|[.,]\\d)(-(?=[a-z])|\\+)?"
                + NOUN,
            this::before),
        Rewrite.of(Amounts.AMOUNT + SCALE + "?\\s?(" + symbols + ")(?![A-Za-z0-9])", this::after),
        // A sum too odd for the patterns above still should not lose its currency.
        Rewrite.of("(?<!\\w)(" + symbols + ")(?=\\s?\\d)", m -> plural(m.group(1)) + " "),
        Rewrite.of(
            Numbers.START + "([1-9]\\d?)p\\b",
            m -> numbers.number(m.group(1)) + (Numbers.isOne(m.group(1)) ? " penny" : " pence")));
  }

  private String before(MatchResult m) {
    Currency currency = currency(m.group(3));
    String scale = scale(m.group(10), m.group(11), m.group(12));
    String from = m.group(5);
    String fromScale = scale(m.group(6), m.group(7), m.group(8));
    String amount = m.group(9);
    boolean adjective = "-".equals(m.group(13)) || (m.group(1) != null && m.group(14) != null);
    String sign = Amounts.sign(m.group(2).isEmpty() ? m.group(4) : m.group(2));
    String said;
    if (from != null) {
      String low =
          numbers.number(from)
              + (fromScale.isEmpty() || fromScale.equals(scale) ? "" : " " + fromScale);
      said =
          low
              + " to "
              + numbers.number(amount)
              + (scale.isEmpty() ? "" : " " + scale)
              + " "
              + currency.many;
    } else if (!scale.isEmpty()) {
      said =
          numbers.number(amount) + " " + scale + " " + (adjective ? currency.one : currency.many);
    } else {
      said = sum(amount, currency, adjective);
    }
    return (m.group(1) == null ? "" : m.group(1))
        + sign
        + said
        + (adjective ? " " : "")
        + ("+".equals(m.group(13)) ? " or more" : "");
  }

  private String after(MatchResult m) {
    Currency currency = currency(m.group(7));
    String scale = scale(m.group(4), m.group(5), m.group(6));
    if (scale.isEmpty() && m.group(2) == null && m.group(1) == null) {
      return sum(m.group(3), currency, false);
    }
    boolean one = scale.isEmpty() && Amounts.isOne(m, 1);
    return amounts.say(m, 1)
        + (scale.isEmpty() ? "" : " " + scale)
        + " "
        + (one ? currency.one : currency.many);
  }

  // Two decimals are cents; anything else is a decimal number.
  private String sum(String written, Currency currency, boolean adjective) {
    int point = written.indexOf('.');
    if (point < 0 || written.length() - point != 3 || currency.cent.isEmpty()) {
      boolean one = adjective || Numbers.isOne(written);
      return numbers.number(written) + " " + (one ? currency.one : currency.many);
    }
    String whole = written.substring(0, point).replace(",", "");
    int cents = Integer.parseInt(written.substring(point + 1));
    String centsSaid =
        numbers.cardinal(cents) + " " + (cents == 1 ? currency.cent : currency.cents);
    boolean nothing = whole.chars().allMatch(c -> c == '0');
    if (nothing && cents > 0) {
      return centsSaid;
    }
    String wholeSaid =
        numbers.number(whole)
            + " "
            + (adjective || Numbers.isOne(whole) ? currency.one : currency.many);
    return cents == 0 ? wholeSaid : wholeSaid + " and " + centsSaid;
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

  private static String scale(
      @Nullable String word, @Nullable String letter, @Nullable String spacedLetter) {
    if (word != null) {
      return word;
    }
    String found = letter == null ? spacedLetter : letter;
    return found == null ? "" : SCALES.getOrDefault(found, "");
  }
}
