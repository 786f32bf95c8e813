package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

/**
 * Measures and ratings that labels, manuals and papers write short: SAE 10W-40, P215/55R17, 12V/2A,
 * 1.25 mg/0.05 mL, 5 wt%, 3.9 US qt. To be applied before numbers.
 */
final class ShortMeasures {
  private static final Map<String, String> VISCOSITIES =
      Map.ofEntries(
          Map.entry("0", "zero"),
          Map.entry("5", "five"),
          Map.entry("10", "ten"),
          Map.entry("15", "fifteen"),
          Map.entry("16", "sixteen"),
          Map.entry("20", "twenty"),
          Map.entry("25", "twenty five"),
          Map.entry("30", "thirty"),
          Map.entry("35", "thirty five"),
          Map.entry("40", "forty"),
          Map.entry("50", "fifty"),
          Map.entry("60", "sixty"));

  List<Rule> rules() {
    return List.of(
        // above 4C (39F), 39F (4C)
        Rewrite.of(
                "(?=\\d)(?<![\\w.,])(\\d{1,4})C(?= ?\\(-?\\d{1,4}°?F\\))|(?=\\d)(?<![\\w.,])(\\d{1,4})F(?= ?\\(-?\\d{1,4}°?C\\))|(?<=\\dF \\(-?)(\\d{1,4})C(?=\\))",
                m ->
                    m.group(2) == null
                        ? (m.group(1) == null ? m.group(3) : m.group(1)) + "°C"
                        : m.group(2) + "°F")
            .given("F)", "C)"),
        // 80 m.p.h. (130 km/h): the sentence goes on
        Rewrite.of(
                "(?<=\\d[ -]?)(m\\.p\\.h|k\\.p\\.h|r\\.p\\.m|h\\.p)\\.(?= \\()",
                m -> m.group(1).replace(".", ""))
            .given(". ("),
        // versions of x86
        Rewrite.of("(?<![\\w.×*]|\\d )x(86|64)(?:[-_]64)?(?![\\w.])", ShortMeasures::architecture)
            .given("x86", "x64"),
        // SAE 10W-40, 5W30
        Rewrite.of(
                "(?=\\d)(?<![\\w.,-])(0|5|10|15|20|25)W-?([1-6]0|[123]5|[05])(?![\\w-])",
                m -> VISCOSITIES.get(m.group(1)) + " W " + VISCOSITIES.get(m.group(2)))
            .given("W"),
        // P215/55R17 93V
        Rewrite.of(
                "(?<![\\w.])(P|LT)?(\\d{3})/(\\d{2})Z?R(\\d{2})(?: (\\d{2,3})([A-Z])\\b)?(?!\\w)",
                m ->
                    (m.group(1) == null ? "" : Letters.spaced(m.group(1)) + " ")
                        + m.group(2)
                        + ", "
                        + m.group(3)
                        + ", R "
                        + m.group(4)
                        + (m.group(5) == null ? "" : ", " + m.group(5) + "-" + m.group(6)))
            .given("R1", "R2"),
        // 12V⎓2A, 5V/3A
        Rewrite.of(
                "(?<=\\d ?V) ?(?:AC|DC)?[⎓⎓/,x@] ?(\\d{1,3}(?:\\.\\d{1,2})?) ?(m?)A(?![\\w'-])",
                m ->
                    ", "
                        + m.group(1)
                        + (m.group(2).isEmpty() ? " amp" : " milliamp")
                        + (m.group(1).equals("1") ? "" : "s"))
            .given("A"),
        // 1.7/100 p-y, 2.4/12
        Rewrite.of("(?<=\\d\\.\\d{1,2})/(?=1(?:00|,?000|0,?000|00,?000) [a-z])", " per ")
            .given("/1"),
        Rewrite.of(
                "(?<=(?<![\\d.])\\d\\.\\d{1,2})/(?=(?:5|10|12|20|100)(?![\\w/]|[.,]\\d))",
                " out of ")
            .given("/"),
        // 20 mm. long
        Rewrite.of("(?<=\\d ?(?:mm|cm|km|kg|ml|mg))\\.(?= [a-z])", "").given("m. ", "g. ", "l. "),
        // bake 10 min./batch
        Rewrite.of("(?<=\\d ?(?:min|hr|sec|lb|oz|gal|yd))\\./(?=[a-z]{3,})", " per ").given("./"),
        // M6.0, T3.15A
        Rewrite.of(
                "(?<![\\w.-])([A-Z])(\\d{1,2}\\.\\d{1,2})(?!\\d|\\.[\\d.])",
                m -> m.group(1) + " " + m.group(2))
            .shaped("A0"),
        // approx. 5' (1.5 m)
        Rewrite.of(
                "(?<=(?<![\\w.])\\d{1,4}(?:\\.\\d{1,2})?)'(?= \\(\\d{1,4}(?:\\.\\d{1,2})? ?(?:m|cm|km)\\))",
                " feet")
            .given("' ("),
        Rewrite.of("(?<=\\(\\d{1,3}\\.\\d)'(?=\\))", " feet").given("')"),
        // 1.25 mg/0.05 mL, 2 lbs./100 sq. ft.
        Rewrite.of(
                "(?<=\\d ?(?:mg|g|mcg|μg|ug|kg|IU|units?|U|lbs?|lbs?\\.|oz|oz\\.))/(?=\\d{1,4}(?:\\.\\d{1,3})? ?(?:mL|ml|dL|dl|L|hr?|hrs|days?|min|sq\\.? ft|acres?|gal)\\b)",
                " per ")
            .given("/"),
        Rewrite.of(
                "(?<=\\d ?(?:mL|ml|L|gal))/(?=\\d{1,4} ?(?:hr?|hrs|days?|min|km|mi|acres?)\\b)",
                " per ")
            .given("/"),
        // 60 mL/min/1.73 m²
        Rewrite.of(
                "(?<=(?<![A-Za-z])[A-Za-zμ]{1,5}/(?:min|h|hr|d|day|s|kg))/(?=\\d{1,4}(?:\\.\\d{1,2})?\\s?(?:m[²2]|kg|g|mL|L|h|d)(?![A-Za-z]))",
                " per ")
            .given("/"),
        Rewrite.of("(?<=\\d ?V)/(?=\\d{1,4} ?[kM]?Ω)", " divided by ").given("Ω"),
        Rewrite.of(
                "(?= ?A)(?<=[=≈] ?\\d{1,4}(?:\\.\\d{1,3})?) ?A(?=[.,;)]|$| and\\b| or\\b)", " amps")
            .given("A"),
        Rewrite.of(
                "(?=[ ][N])(?<=\\b(?:[Ff]orce|[Ww]eight|[Tt]ension|[Ll]oad|[Tt]hrust) of(?: about)? \\d{1,6}(?:\\.\\d{1,3})?) N(?![\\w'])",
                " newtons")
            .shaped("0 A"),
        // 10m (33')
        Rewrite.of("(?<=\\d ?(?:m|km|metres|meters) \\(\\d{1,5})'(?=\\))", " feet").given("')"),
        // f/1.78
        Rewrite.of("(?<![\\w/])f/(?=\\d{1,2}(?:\\.\\d{1,2})?(?![\\w/]))", "f ").given("f/"),
        // 5 wt%
        Rewrite.of(
                "(?<=\\d ?)(wt|vol|at|mol)\\.? ?%",
                m ->
                    switch (m.group(1)) {
                      case "wt" -> " weight percent";
                      case "vol" -> " volume percent";
                      case "at" -> " atomic percent";
                      default -> " mole percent";
                    })
            .given("%"),
        // 1-pt. jars
        Rewrite.of(
                "(?<![\\w./])(pt|qt)\\.?(?= (?:(?:canning|mason|glass|preserving|sterili[sz]ed|hot|clean|freezer|plastic|sauce)-? ?)?(?:jars?|bottles?|cartons?|containers?|tubs?|pots?|pans?|bags?|baskets?|boxes|cans?|tins?|jugs?|mugs?|glass(?:es)?|dish(?:es)?|bowls?|casserole)\\b)",
                m -> m.group(1).equals("pt") ? "pint" : "quart")
            .given("pt", "qt"),
        // 3.9 US qt
        Rewrite.of(
                "(?<=\\d )(US|UK|[Ii]mp\\.|[Ii]mperial) (qt|gal|pt|fl\\.? oz)s?\\b\\.?(?=[\\s,;)/]|$)",
                ShortMeasures::foreign)
            .shaped("0 A", "0 a"));
  }

  private static String architecture(MatchResult m) {
    return "X " + m.group(1) + (m.group().endsWith("64") && m.group().length() > 3 ? " 64" : "");
  }

  private static String foreign(MatchResult m) {
    String whose =
        switch (m.group(1)) {
          case "US" -> "U S ";
          case "UK" -> "U K ";
          default -> "imperial ";
        };
    return whose
        + switch (m.group(2)) {
          case "qt" -> "quarts";
          case "gal" -> "gallons";
          case "pt" -> "pints";
          default -> "fluid ounces";
        };
  }
}
