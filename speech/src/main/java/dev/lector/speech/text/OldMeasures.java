package dev.lector.speech.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Measures of land and weight as histories write them: "36 a. of glebe", "2 a. 3 r. 10 p.", "25 cwt
 * 1 qr 4 lb", "12 st 4 lb". To be applied before units.
 */
final class OldMeasures {
  /** Where "a." behind a number is acres. */
  private static final Pattern LAND =
      Pattern.compile(
          "(?i)\\b(?:acres?|glebe|meadows?|pastures?|arable|woodland|inclosed|inclosure|tithes?|manors?|demesne|farms?|farmland|estates?|allotments?|ploughland|common|heath|parish|copyhold|freehold)\\b");

  List<Rule> rules() {
    return List.of(
        // 2 a. 3 r. 10 p.
        Rewrite.of(
                "(?=\\d)(?<![\\w.,])(\\d{1,5}) ?a\\. (\\d) ?r\\.(?: (\\d{1,2}) ?p\\.)?",
                m ->
                    count(m.group(1), "acre")
                        + ", "
                        + count(m.group(2), "rood")
                        + (m.group(3) == null
                            ? ""
                            : ", " + m.group(3) + (m.group(3).equals("1") ? " perch" : " perches"))
                        + Stops.LIKELY)
            .given("r."),
        Gate.of(
            paragraph -> LAND.matcher(paragraph).find(),
            List.of(
                Rewrite.of(
                        "(?=\\d)(?<![\\w.,])(\\d{1,3},\\d{3}|\\d{1,5}) ?a\\.(?! ?m\\b|\\w)",
                        m -> count(m.group(1), "acre") + Stops.LIKELY)
                    .given("a."))),
        // 25 cwt, 2 tons 5 cwt.
        Rewrite.of(
                "(?<=(?<![\\w.,])\\d{1,4}(?:[½¼¾]|[⁄/]\\d)? ?(?:long |short )?)cwts?(\\.(?!\\w))?(?!\\w)",
                m -> " hundredweight" + (m.group(1) == null ? "" : Stops.LIKELY))
            .given("cwt"),
        // 1 qr 4 lb
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:cwts?|hundredweight)\\.?,? )([1-4]) ?(?:qrs?|qtrs?)(\\.(?!\\w))?(?!\\w)",
                m -> count(m.group(1), "quarter") + (m.group(2) == null ? "" : Stops.UNLIKELY))
            .given("qr", "qtr"),
        Rewrite.of(
                "(?=\\d)(?<![\\w.,])(\\d{1,3}) ?qrs?\\.?(?=,? \\d{1,2} ?lbs?\\b)",
                m -> count(m.group(1), "quarter"))
            .given("qr"),
        // 12 st 4 lb
        Rewrite.of("(?<=(?<![\\w.,])\\d{1,2} ?)st\\.?(?=,? \\d{1,2} ?lbs?\\b)", " stone")
            .given("lb"));
  }

  private static String count(String number, String thing) {
    return number + " " + thing + (number.equals("1") ? "" : "s");
  }
}
