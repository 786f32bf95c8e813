package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every unit that has a prefix, related to everything it is related to, in every spelling. */
final class UnitRatesTest {
  private static final TextFrontEnd FRONT_END = new TextFrontEnd();

  private static final Map<String, String> PREFIXES =
      Map.of("\u00B5", "micro", "\u03BC", "micro", "n", "nano", "p", "pico", "m", "milli");

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("g", "grams"),
          Map.entry("m", "meters"),
          Map.entry("s", "seconds"),
          Map.entry("L", "liters"),
          Map.entry("l", "liters"),
          Map.entry("mol", "moles"),
          Map.entry("M", "molar"),
          Map.entry("V", "volts"),
          Map.entry("A", "amps"),
          Map.entry("W", "watts"),
          Map.entry("F", "farads"),
          Map.entry("J", "joules"),
          Map.entry("N", "newtons"),
          Map.entry("T", "teslas"),
          Map.entry("C", "coulombs"),
          Map.entry("Ci", "curies"),
          Map.entry("Sv", "sieverts"),
          Map.entry("Gy", "grays"),
          Map.entry("Bq", "becquerels"));

  /** No units, or other things: in the afternoon, pages, a patient. */
  private static final List<String> OTHER =
      List.of("pm", "pl", "pSv", "pBq", "nBq", "pGy", "nGy", "pT");

  private static final Map<String, String> PER =
      Map.ofEntries(
          Map.entry("mL", "milliliter"),
          Map.entry("ml", "milliliter"),
          Map.entry("L", "liter"),
          Map.entry("\u00B5L", "microliter"),
          Map.entry("kg", "kilogram"),
          Map.entry("min", "minute"),
          Map.entry("day", "day"),
          Map.entry("cm", "centimeter"));

  private static final Map<String, String> POWERS =
      Map.of("m²", "square meter", "m2", "square meter", "m³", "cubic meter", "m3", "cubic meter");

  private static final Map<String, String> COUNTED = Map.of("frame", "frame", "cell", "cell");

  @ParameterizedTest
  @ValueSource(strings = {"\u00B5", "\u03BC", "n", "p", "m"})
  void saysThePrefixTheUnitAndWhatItIsPer(String prefix) throws InvalidTextException {
    Map<String, String> wanted = new TreeMap<>();
    UNITS.forEach(
        (unit, units) -> {
          String symbol = prefix + unit;
          if (OTHER.contains(symbol)) {
            return;
          }
          String amount = "twenty " + PREFIXES.get(prefix) + units;
          wanted.put("20 " + symbol, amount);
          all(PER, POWERS, COUNTED)
              .forEach(
                  (per, name) -> wanted.put("20 " + symbol + "/" + per, amount + " per " + name));
          PER.forEach(
              (per, name) -> {
                String rate = amount + " per " + name;
                wanted.put("20 " + symbol + "/" + per + "/day", rate + " per day");
                wanted.put("20 " + symbol + " " + per + "⁻¹", rate);
                wanted.put("20 " + symbol + " " + per + "\u22121", rate);
              });
        });
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> row : wanted.entrySet()) {
      String said = FRONT_END.read("We saw " + row.getKey() + " in it.").sentences().toString();
      if (!said.equals("[We saw " + row.getValue() + " in it.]")) {
        wrong.add(row.getKey() + ": " + said);
      }
    }
    assertThat(wanted).hasSizeGreaterThan(350);
    assertThat(wrong).isEmpty();
  }

  /** A thousandth is no millionth. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "given in %sg/mL",
        "levels (%sg/L)",
        "several %sm thick",
        "half a %sg",
        "a few %ss later",
        "the %sV range",
        "a 5-%sm filter",
        "10–20 %sg",
        "1.5 × 10⁻⁵ %sg"
      })
  void saysMicroWithoutANumberToo(String text) throws InvalidTextException {
    for (String micro : List.of("\u00B5", "\u03BC")) {
      assertThat(FRONT_END.read(text.formatted(micro)).sentences().toString())
          .contains("micro")
          .doesNotContain("milligram", "millimeter", "millisecond");
    }
  }

  @SafeVarargs
  private static Map<String, String> all(Map<String, String>... maps) {
    Map<String, String> all = new TreeMap<>();
    for (Map<String, String> map : maps) {
      all.putAll(map);
    }
    return all;
  }
}
