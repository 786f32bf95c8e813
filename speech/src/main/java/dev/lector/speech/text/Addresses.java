package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in postal addresses: houses in a street ("1101 W. Main Street"), ZIP codes behind a
 * state, British and Canadian postcodes.
 */
final class Addresses {
  static final Map<String, String> COMPASS =
      Map.of(
          "N",
          "North",
          "S",
          "South",
          "E",
          "East",
          "W",
          "West",
          "NE",
          "Northeast",
          "NW",
          "Northwest",
          "SE",
          "Southeast",
          "SW",
          "Southwest");
  private static final String DIRECTION = "(NE|NW|SE|SW|[NSEW])";
  private static final String STREET =
      "(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Court|Ct|Place|Pl|Way|Square|Sq|Parkway|Pkwy"
          + "|Highway|Hwy|Expressway|Expy|Terrace|Ter|Circle|Cir|Broadway|Trail|Trl|Plaza"
          + "|hwy|st|ave|rd|blvd|dr|ln|expy|pkwy)";

  /** Streets in small letters, behind a house and a name only. */
  private static final Map<String, String> SMALL =
      Map.of(
          "hwy",
          "Highway",
          "st",
          "Street",
          "ave",
          "Avenue",
          "rd",
          "Road",
          "blvd",
          "Boulevard",
          "dr",
          "Drive",
          "ln",
          "Lane",
          "expy",
          "Expressway",
          "pkwy",
          "Parkway");

  private static final String NAME = "(?:[A-Z][a-z']{1,20}|\\d{1,3}(?:st|nd|rd|th))";

  private final Numbers numbers;
  private final Stops stops;
  private final Map<String, String> states = new HashMap<>();

  Addresses(Numbers numbers, Stops stops, Tables tables) {
    this.numbers = numbers;
    this.stops = stops;
    for (List<String> row : tables.rows("states.tsv", 2)) {
      states.put(row.get(0), row.get(1));
    }
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[A-Z]{2})\\b([A-Z]{2})(,? )(\\d{5})(?:-(\\d{4}))?(?![\\w-]|[.,]\\d)", this::zip)
            .shaped("AA 0", "AA, 0"),
        // Santa Clara, California 95051
        Rewrite.of(
            "(?=\\d)(?=\\d{5}(?!\\d))(?<= )(?<=\\b(?:"
                + String.join("|", states.values())
                + "),? )(\\d{5})(?:-(\\d{4}))?(?![\\w-]|[.,]\\d| (?:people|[a-z]{3,15}s)\\b)",
            m ->
                numbers.digits(m.group(1))
                    + (m.group(2) == null ? "" : ", " + numbers.digits(m.group(2)))),
        Rewrite.of(
                "(?=[A-Z])(?<![\\w-])([A-Z]{1,2}\\d[A-Z\\d]?) (\\d[A-Z]{2})(?![\\w-])",
                m -> outward(m.group(1)) + ", " + numbers.spelled(m.group(2)))
            .shaped("A0"),
        Rewrite.of(
                "(?=[A-Z]\\d)(?<![\\w-])([A-Z]\\d[A-Z]) ?(\\d[A-Z]\\d)(?![\\w-])",
                m -> numbers.spelled(m.group(1)) + ", " + numbers.spelled(m.group(2)))
            .shaped("A0"),
        // 2 San Tomas hwy
        Rewrite.of(
                "(?=\\d)(?<![\\w.,$£€#-])(\\d{1,5} (?:"
                    + DIRECTION
                    + " |North |South |East |West )?(?:"
                    + NAME
                    + " ){1,3})(hwy|st|ave|rd|blvd|dr|ln|expy|pkwy)\\b\\.?",
                m -> m.group(1) + SMALL.get(m.group(3)))
            .given(" hwy", " st", " ave", " rd", " blvd", " dr", " ln", " expy", " pkwy"),
        // 1101 W. Main Street, 708 N 1st St
        Rewrite.of(
            "(?=\\d)(?<![\\w.,$£€#-])(\\d{1,5}) "
                + DIRECTION
                + "\\.?(?= (?:"
                + NAME
                + " ){1,3}"
                + STREET
                + "\\b)",
            m -> house(m.group(1)) + " " + COMPASS.get(m.group(2))),
        // In 1984 W. Smith left
        Rewrite.of(
            "(?=[12])(?<=\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil) )(1[5-9]\\d\\d|20\\d\\d) ([A-Z])\\.(?= [A-Z][a-z])",
            m -> numbers.name(m.group(1)) + " " + m.group(2)),
        // 1101 W. Elm: a letter with a point before a name is no unit
        Rewrite.of(
            "(?=\\d)(?<![\\w.,$£€#-])(\\d{1,5}) ([NSEW])\\.(?= ([A-Z][a-z]{1,20}))", this::pointed),
        Rewrite.of(
            "(?=\\d)(?<![\\w.,$£€#-])(\\d{3,4})(?= (?:" + NAME + " ){1,3}" + STREET + "\\b)",
            m -> house(m.group(1))));
  }

  private @Nullable String zip(MatchResult m) {
    String state = states.get(m.group(1));
    if (state == null) {
      return null;
    }
    return state
        + m.group(2)
        + numbers.digits(m.group(3))
        + (m.group(4) == null ? "" : ", " + numbers.digits(m.group(4)));
  }

  private @Nullable String pointed(MatchResult m) {
    return stops.begins(m.group(3)) ? null : house(m.group(1)) + " " + COMPASS.get(m.group(2));
  }

  // SW1A is S W one A, B33 is B thirty-three.
  private String outward(String written) {
    int digits = 0;
    while (digits < written.length() && !Letters.isDigit(written.charAt(digits))) {
      digits++;
    }
    String area = written.substring(0, digits);
    String district = written.substring(digits);
    boolean number = district.chars().allMatch(c -> c >= '0' && c <= '9');
    return Letters.spaced(area)
        + " "
        + (number ? numbers.name(district) : numbers.spelled(district));
  }

  private String house(String number) {
    return numbers.name(number);
  }
}
