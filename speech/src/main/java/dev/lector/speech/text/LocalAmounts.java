package dev.lector.speech.text;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sums of money, percentages and measures: the names of currencies and units are CLDR's, in the
 * number that goes with the amount, or our table's where people use shorter ones.
 */
final class LocalAmounts {
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("US$", "USD"),
          Map.entry("R$", "BRL"),
          Map.entry("$", "USD"),
          Map.entry("€", "EUR"),
          Map.entry("£", "GBP"),
          Map.entry("¥", "JPY"),
          Map.entry("₹", "INR"),
          Map.entry("₽", "RUB"),
          Map.entry("₴", "UAH"),
          Map.entry("₺", "TRY"),
          Map.entry("₩", "KRW"),
          Map.entry("₫", "VND"),
          Map.entry("zł", "PLN"),
          Map.entry("Kč", "CZK"));

  private static final Set<String> CODES =
      Set.of(
          "USD", "EUR", "GBP", "BRL", "INR", "JPY", "CHF", "MXN", "PLN", "CZK", "SEK", "NOK", "DKK",
          "RUB", "UAH", "TRY", "CNY", "CAD", "AUD");

  private static final Map<String, MeasureUnit> UNITS =
      Map.ofEntries(
          Map.entry("%", MeasureUnit.PERCENT),
          Map.entry("‰", MeasureUnit.PERMILLE),
          Map.entry("km/h", MeasureUnit.KILOMETER_PER_HOUR),
          Map.entry("km", MeasureUnit.KILOMETER),
          Map.entry("m", MeasureUnit.METER),
          Map.entry("cm", MeasureUnit.CENTIMETER),
          Map.entry("mm", MeasureUnit.MILLIMETER),
          Map.entry("km²", MeasureUnit.SQUARE_KILOMETER),
          Map.entry("m²", MeasureUnit.SQUARE_METER),
          Map.entry("m³", MeasureUnit.CUBIC_METER),
          Map.entry("ha", MeasureUnit.HECTARE),
          Map.entry("kg", MeasureUnit.KILOGRAM),
          Map.entry("g", MeasureUnit.GRAM),
          Map.entry("mg", MeasureUnit.MILLIGRAM),
          Map.entry("l", MeasureUnit.LITER),
          Map.entry("L", MeasureUnit.LITER),
          Map.entry("ml", MeasureUnit.MILLILITER),
          Map.entry("min", MeasureUnit.MINUTE),
          Map.entry("°C", MeasureUnit.CELSIUS),
          Map.entry("°F", MeasureUnit.FAHRENHEIT),
          Map.entry("°", MeasureUnit.DEGREE),
          Map.entry("kW", MeasureUnit.KILOWATT),
          Map.entry("kWh", MeasureUnit.KILOWATT_HOUR),
          Map.entry("MB", MeasureUnit.MEGABYTE),
          Map.entry("GB", MeasureUnit.GIGABYTE),
          Map.entry("TB", MeasureUnit.TERABYTE));

  private record Names(String one, String many, String cent, String cents, String joint) {
    String of(boolean single) {
      return single ? one : many;
    }
  }

  private final ULocale language;
  private final LocalNumbers numbers;
  private final Map<String, Names> names = new HashMap<>();
  private final MeasureFormat measures;
  private final Pattern whole = Pattern.compile("\\d[\\d.,\\s\\u00A0\\u202F]{0,40}");
  private final String scale;
  private final String of;

  LocalAmounts(ULocale language, LocalNumbers numbers, LocalForms forms, Tables tables) {
    this.language = language;
    this.numbers = numbers;
    this.measures = MeasureFormat.getInstance(language, MeasureFormat.FormatWidth.WIDE);
    this.scale = forms.form("scale").orElse("(?!)");
    this.of = forms.form("of").orElse("");
    for (List<String> row : tables.rows("local-currencies.tsv", 7)) {
      if (row.get(0).equals(language.getLanguage())) {
        names.put(
            row.get(1), new Names(row.get(2), row.get(3), row.get(4), row.get(5), row.get(6)));
      }
    }
  }

  List<Rule> rules() {
    String number = numbers.pattern();
    String signs = alternatives(SIGNS.keySet());
    String codes = alternatives(CODES);
    String scaled = "(?:\\s(?<scale>" + scale + ")(?!\\p{L}))?";
    return List.of(
        Rewrite.of(
            "(?<![\\p{L}\\p{N}])(?<sign>"
                + signs
                + "|(?:"
                + codes
                + ")(?=\\s?\\d))\\s?(?<amount>"
                + number
                + ")"
                + scaled,
            this::sum),
        Rewrite.of(
            "(?<![\\p{L}\\d.,])(?<amount>"
                + number
                + ")"
                + scaled
                + "\\s?(?<sign>"
                + signs
                + "|"
                + codes
                + ")(?![\\p{L}\\p{N}])",
            this::sum),
        Rewrite.of(
            "(?<![\\p{L}\\d.,])(?<amount>"
                + number
                + ")\\s?(?<unit>"
                + alternatives(UNITS.keySet())
                + ")(?![\\p{L}\\p{N}²³/])",
            this::measure));
  }

  /** The longest first. */
  private static String alternatives(Set<String> all) {
    return all.stream()
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s))
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  private @Nullable String measure(MatchResult m) {
    MeasureUnit unit = UNITS.get(m.group("unit"));
    BigDecimal amount = numbers.value(m.group("amount"));
    String formatted = measures.formatMeasures(new Measure(amount, unit));
    String said = inWords(amount, formatted);
    return said.equals(m.group()) ? null : said;
  }

  /** With the number in words, in the gender of the word behind it. */
  private String inWords(BigDecimal amount, String formatted) {
    var found = whole.matcher(formatted);
    if (!found.find()) {
      return formatted;
    }
    String before = formatted.substring(0, found.start());
    String behind = formatted.substring(found.end()).strip();
    String number = numbers.say(amount, numbers.gender(behind));
    return (before + number + (behind.isEmpty() ? "" : " " + behind)).strip();
  }

  private String sum(MatchResult m) {
    String sign = m.group("sign");
    String code = SIGNS.getOrDefault(sign, sign);
    BigDecimal amount = numbers.value(m.group("amount"));
    Names known = names.get(code);
    String scaled = m.group("scale");
    if (scaled != null) {
      String many = known == null ? name(amount, code) : known.many;
      boolean counts = scaled.length() > 4; // "mil euros", but "dos millones de euros"
      return numbers.say(amount, LocalNumbers.Gender.MASCULINE)
          + " "
          + scaled
          + (counts ? joined(many) : " ")
          + many;
    }
    return known == null ? withName(amount, code) : inCoins(amount, known);
  }

  private String joined(String name) {
    if (of.isEmpty()) {
      return " ";
    }
    boolean elided = language.getLanguage().equals("fr") && "aeiouéè".indexOf(name.charAt(0)) >= 0;
    return elided ? " d'" : " " + of + " ";
  }

  private String inCoins(BigDecimal amount, Names name) {
    boolean coins = amount.scale() == 2 || amount.scale() == 1;
    int cents = coins ? amount.remainder(BigDecimal.ONE).movePointRight(2).intValue() : 0;
    long notes = amount.longValue();
    if (!coins && amount.scale() > 0) {
      return numbers.say(amount, LocalNumbers.Gender.NONE) + " " + name.many;
    }
    String said = notes == 0 && cents > 0 ? "" : counted(notes, name.of(notes == 1));
    if (cents == 0) {
      return said;
    }
    String coin = counted(cents, cents == 1 ? name.cent : name.cents);
    return said.isEmpty()
        ? coin
        : said + (name.joint.isEmpty() ? " " : " " + name.joint + " ") + coin;
  }

  private String counted(long number, String name) {
    return numbers.whole(number, numbers.gender(name)) + " " + name;
  }

  private String withName(BigDecimal amount, String code) {
    String name = name(amount, code);
    return numbers.say(amount, numbers.gender(name)) + " " + name;
  }

  /** What CLDR calls so much of a currency. */
  private String name(BigDecimal amount, String code) {
    NumberFormat format = NumberFormat.getInstance(language, NumberFormat.PLURALCURRENCYSTYLE);
    format.setCurrency(Currency.getInstance(code));
    format.setMaximumFractionDigits(amount.scale() > 0 ? 2 : 0);
    return whole.matcher(format.format(amount)).replaceFirst("").strip();
  }
}
