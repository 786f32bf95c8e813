package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers that are names: #1432, 802.11ax, the 49ers, NHS 111, Fig. 4-2, 4-4-2. */
final class NamedNumbers {
  private static final String NUMBERED =
      "(?:[Ff]igures?|[Ff]igs?\\.?|[Tt]ables?|[Ee]quations?|[Ee]qs?\\.|[Ee]xhibits?|[Ll]istings?|[Pp]lates?|[Pp]roblems?|[Ee]xercises?"
          + "|[Ee]xamples?|[Ff]orms?|[Ss]ections?|[Ss]ec\\.)";

  /** What servers say with their numbers. */
  private static final String REASON =
      "(?:Service Unavailable|Not Found|Bad Request|Unauthorized|Forbidden|Internal Server Error|Bad Gateway|Gateway Time-?[Oo]ut"
          + "|Moved Permanently|Too Many Requests|No Content|Not Modified|Temporary Redirect|Permanent Redirect|Method Not Allowed"
          + "|Unprocessable (?:Entity|Content)|Not Implemented|See Other|Not Acceptable|Partial Content)";

  /** A work of a catalogue, or several. */
  private static final String WORK = "\\d{1,4}(?:\\s?[-–]\\s?\\d{1,4})?";

  private static final Pattern LISTED = Pattern.compile("(\\d{4})(?:\\s?[-–]\\s?(\\d{1,4}))?");

  private final Numbers numbers;

  NamedNumbers(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<!\\w)#\\s?(\\d{1,15})" + Numbers.END, m -> "number " + numbers.name(m.group(1)))
            .given("#"),
        Rewrite.of("(?<![\\w.,$£€])802\\.(\\d{1,2})([A-Za-z]{0,2})(?![\\w]|[.,]\\d)", this::network)
            .given("802."),
        Rewrite.of("(?=\\d)(?<![\\w.,-])(\\d{2})ers\\b", this::team).given("ers"),
        Rewrite.of("(?=1[01]1)(?<=\\bNHS )(1[01]1)(?!\\w)", m -> numbers.digits(m.group(1)))
            .given("NHS"),
        // the hyphen stands within the number of a figure, unless there are several
        Rewrite.of(
                "\\b("
                    + NUMBERED
                    + ") (\\d{1,3})[-–](\\d{1,3})(?: and"
                    + " (\\d{1,3})[-–](\\d{1,3}))?(?![\\w-]|[.,]\\d)",
                this::figure)
            .given("-", "–"),
        // BWV 1041-43, 1058 and 1062
        Rewrite.of(
                "(?<=\\b(?:BWV|HWV|TWV|SWV|KV|RV) )("
                    + WORK
                    + "(?:(?:, | and |, and | or )"
                    + WORK
                    + "){0,9})(?![\\w]|[.,]\\d)",
                m -> works(m.group(1)))
            .given("WV ", "KV ", "RV "),
        // a 503 (Service Unavailable), 404 Not Found, a 404 page
        Rewrite.of(
                "(?=[1-5]\\d\\d)(?<![\\w.,$£€-])(\\d{3})(?= (?:"
                    + REASON
                    + "|\\((?:"
                    + REASON
                    + "|OK|Created|Accepted|Found|Gone|Conflict)\\)))",
                m -> numbers.name(m.group(1)))
            .shaped("0 A", "0 ("),
        Rewrite.of(
                "(?=[45]\\d\\d)(?<=\\b[Aa]n? )(\\d{3})(?= (?:error|response|status|page)\\b)",
                m -> numbers.name(m.group(1)))
            .shaped("0 a"),
        // a 4-4-2 formation, a record of 10-5-1
        Rewrite.of(
                "(?=\\d)(?<![\\w.,/–-])(\\d{1,2})[-–](\\d{1,2})[-–](\\d{1,2})(?![\\w/–-]|[.,]\\d)",
                m ->
                    numbers.number(m.group(1))
                        + " "
                        + numbers.number(m.group(2))
                        + " "
                        + numbers.number(m.group(3)))
            .given("-", "–"));
  }

  private @Nullable String figure(MatchResult m) {
    boolean several = m.group(1).endsWith("s") || m.group(1).endsWith("s.");
    int from = Integer.parseInt(m.group(2));
    int to = Integer.parseInt(m.group(3));
    return several && from < to && m.group(4) == null
        ? null
        : m.group(1)
            + " "
            + dashed(m.group(2), m.group(3))
            + (m.group(4) == null ? "" : " and " + dashed(m.group(4), m.group(5)));
  }

  private String works(String written) {
    return LISTED
        .matcher(written)
        .replaceAll(
            one ->
                numbers.name(one.group(1))
                    + (one.group(2) == null ? "" : " to " + numbers.name(one.group(2))));
  }

  private String dashed(String chapter, String number) {
    return numbers.number(chapter) + " dash " + numbers.number(number);
  }

  private String network(MatchResult m) {
    return "eight oh two dot "
        + numbers.number(m.group(1))
        + (m.group(2).isEmpty() ? "" : " " + Letters.spaced(m.group(2)));
  }

  // forty niners
  private String team(MatchResult m) {
    String name = numbers.name(m.group(1));
    return name.endsWith("e") ? name + "rs" : name.endsWith("y") ? name + " ers" : name + "ers";
  }
}
