package dev.lector.speech.text;

import java.util.List;
import java.util.regex.Pattern;

/** Units as papers write them: 300 K, 273.15 K, per m2, 5 M⊕. To be applied before numbers. */
final class PaperUnits {
  private static final Pattern TEMPERATURE =
      Pattern.compile(
          "(?i:\\b(?:temperatures?|kelvin|superconduct\\w{2,8}|cryo\\w{2,8}|heated|cool(?:ed|ing|s)|melt(?:s|ed|ing)?|boil(?:s|ed|ing)?|anneal\\w{0,4}"
              + "|thermal\\w{0,2}|thermodynamic|blackbody|black-body|plasma|vacuum|crystal\\w{0,6}|stars?|stellar|planets?|liquid|gas|nitrogen|helium|spectra|diffraction))\\b"
              + "|°C|K\\^?[-−⁻][1¹]|\\d\\.\\d{1,3} K\\b");

  private static final String COUNTED =
      "(?! (?:[A-Z][a-z]|runs?\\b|race|users|followers|people|views|members|subscribers|salary|per year|a year|words|likes|steps|nearest"
          + "|fold|means|clusters))";

  List<Rule> rules() {
    return List.of(
        Gate.of(
            paragraph -> paragraph.contains(" K") && TEMPERATURE.matcher(paragraph).find(),
            List.of(
                Rewrite.of(
                    "(?<=(?<![\\w.,$£€])\\d{1,7}|(?<![\\w$£€])\\d{1,5}[.,]\\d{1,4}) K(?![\\w'&/^⁻²³-])"
                        + COUNTED,
                    " kelvin"))),
        Rewrite.of(
                "(?<=\\bper )([kcm]?m|ft|in)\\^?([23²³])(?!\\w)",
                m -> (m.group(2).matches("[2²]") ? "square " : "cubic ") + length(m.group(1)))
            .given("per "),
        Rewrite.of("(?<=\\d) ?M⊕", " Earth masses").given("M⊕"),
        Rewrite.of("(?<=\\d) ?R⊕", " Earth radii").given("R⊕"),
        Rewrite.of("M⊕", "Earth masses").given("M⊕"),
        Rewrite.of("R⊕", "Earth radii").given("R⊕"));
  }

  private static String length(String symbol) {
    return switch (symbol) {
      case "km" -> "kilometer";
      case "cm" -> "centimeter";
      case "mm" -> "millimeter";
      case "ft" -> "foot";
      case "in" -> "inch";
      default -> "meter";
    };
  }
}
