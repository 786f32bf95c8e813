package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Codes of ISO 4217 right before a sum, of currencies that have no sign of their own here:
 * MYR3,962, NGN4.5bn, RM4.86. A code that is also a word, a name or a unit (COP28, AWG22) is money
 * only before what is certainly a sum. To be applied before numbers.
 */
final class CurrencyCodes {
  private record Currency(String one, String many, boolean word, boolean version) {}

  private final Map<String, Currency> currencies = new HashMap<>();
  private final Numbers numbers;

  CurrencyCodes(Numbers numbers, Tables tables) {
    this.numbers = numbers;
    for (List<String> row : tables.rows("currency-codes.tsv", 4)) {
      boolean version = row.get(3).equals("version");
      boolean word = version || row.get(3).equals("word");
      currencies.put(row.get(0), new Currency(row.get(1), row.get(2), word, version));
    }
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<![\\w$£€/-])(?:([Aa]n?) )?([A-Z]{2,3})( ?)(?:("
                    + Numbers.NUMBER
                    + ")\\s?[-–]\\s?(?:\\2)?)?("
                    + Numbers.NUMBER
                    + ")"
                    + MoneyScales.pattern("amount")
                    + "?(?![\\w/-]|[.,]\\d)(?=(?<noun> [a-z]{3,20}\\b)?)",
                this::sum)
            .shaped("A0", "A 0"));
  }

  private @Nullable String sum(MatchResult m) {
    Currency currency = currencies.get(m.group(2));
    String amount = m.group(5);
    String scale = MoneyScales.of(m, "amount");
    boolean grouped = amount.indexOf(',') > 0;
    boolean certain =
        grouped
            || !scale.isEmpty()
            || (amount.length() > 3 && amount.charAt(amount.length() - 3) == '.');
    if (currency == null
        || (currency.version && !grouped && scale.isEmpty())
        || (!m.group(3).isEmpty() && (currency.word || !grouped))
        || (currency.word && !certain)
        || (!certain && amount.length() < 2)) {
      return null;
    }
    boolean one =
        (m.group(1) != null && m.group("noun") != null)
            || (scale.isEmpty() && Numbers.isOne(amount));
    return (m.group(1) == null ? "" : m.group(1) + " ")
        + (m.group(4) == null ? "" : numbers.number(m.group(4)) + " to ")
        + numbers.number(amount)
        + (scale.isEmpty() ? "" : " " + scale)
        + " "
        + (one ? currency.one : currency.many);
  }
}
