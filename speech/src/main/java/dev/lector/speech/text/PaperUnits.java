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

  private final Numbers numbers;

  PaperUnits(Numbers numbers) {
    this.numbers = numbers;
  }

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
        // 15N/14N
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/])(\\d{1,3})(C|N|O|H|S|Pb|Sr|Nd|He|Ar|U|K)/(\\d{1,3})\\2(?![\\w/])",
                m -> nuclide(m.group(1), m.group(2)) + " to " + nuclide(m.group(3), m.group(2)))
            .given("/"),
        // OR 1.34: odds ratio
        Rewrite.of("(?<!\\w)OR(?= ?[=:]? ?\\d{1,3}\\.\\d)", "odds ratio").given("OR"),
        // 30 min.–2 hr.
        Rewrite.of(
                "(?<=\\d ?(?:min|mins|hr|hrs|sec|in|ft|oz|lb|lbs|tsp|tbsp|qt|pt|mi|yd)\\.) ?[-–] ?(?=\\d)",
                " to ")
            .shaped(".-", ". -"),
        Rewrite.of("(?<=\\d) ?M⊕", " Earth masses").given("M⊕"),
        Rewrite.of("(?<=\\d) ?R⊕", " Earth radii").given("R⊕"),
        Rewrite.of("M⊕", "Earth masses").given("M⊕"),
        Rewrite.of("R⊕", "Earth radii").given("R⊕"));
  }

  private String nuclide(String mass, String element) {
    return numbers.cardinal(Integer.parseInt(mass)) + " " + Letters.spaced(element);
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
