package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Short units that mean different things to different readers: bps (bits per second or basis
 * points), bp (base pairs or basis points), mb (megabytes or millibars), m (meters, minutes or
 * million).
 */
final class BasisPoints {
  private static final Pattern DATA =
      Pattern.compile(
          "(?i)\\b(?:modems?|baud|bit"
              + " ?rates?|serial|uart|network|bandwidth|signal|[kmgt]bps|downlink|uplink|throughput|data|codec"
              + "|transmi\\w{1,9}|packets?|link)\\b");
  private static final Pattern FINANCE =
      Pattern.compile(
          "(?i)\\b(?:margins?|yields?|spreads?(?! spectrum)|coupons?|mortgages?|treasur\\w{1,4}|ebitda|interest|bonds?|gilts?|hik(?:es?|ed)|consensus)\\b");
  private static final Pattern GENES =
      Pattern.compile(
          "(?i)\\b(?:dna|rna|genes?|genom\\w{1,5}|sequenc\\w{1,5}|primers?|pcr|fragments?|amplicons?|plasmids?|exons?|introns?|reads|chromosom\\w{1,5}|kbp?|amplif\\w{1,6})\\b");
  private static final Pattern WEATHER =
      Pattern.compile(
          "(?i)\\b(?:pressure|barometer|hurricane|cyclone|storm|typhoon|low|trough|anticyclone|hpa)\\b");

  /** Characters before and behind a number in which a word decides what it counts. */
  private static final int BEFORE = 40;

  private static final int BEHIND = 20;
  private static final int LARGEST_CHANGE = 1_000;

  private final Numbers numbers;

  BasisPoints(Numbers numbers) {
    this.numbers = numbers;
  }

  /** To be applied before units. */
  List<Rule> rules() {
    return List.of(
        Rewrite.within(
                "(?<![\\w.,/])(?:([-+±~]?)(\\d{1,3}(?:\\.\\d)?)\\s?(?:-|–|to)\\s?)?([-+±~]?)("
                    + Numbers.NUMBER
                    + ")(\\s?-?)bps?(?![\\w/])",
                this::points)
            .given("bp"),
        Rewrite.of("\\bhPa/mb(?:ar)?(?!\\w)", "hPa or millibars").given("hPa/mb"),
        Rewrite.within(
                "(?=\\d)(?<![\\w.,/])((?:8[5-9]|9\\d|10)\\d|1,0\\d\\d)(\\s?[-–]\\s?\\d{3,4})?\\s?(?:mb|MB)(?![\\w/])",
                (m, paragraph) ->
                    WEATHER
                            .matcher(
                                Neighbours.around(paragraph, m.start() - BEFORE, m.end() + BEHIND))
                            .find()
                        ? m.group().replaceAll("\\s?(?:mb|MB)", " mbar")
                        : null)
            .given("mb", "MB"));
  }

  private @Nullable String points(MatchResult m, String paragraph) {
    boolean several = m.group().endsWith("s");
    double value = Double.parseDouble(m.group(4).replace(",", ""));
    String around = Neighbours.around(paragraph, m.start() - BEFORE, m.end() + BEHIND);
    boolean data =
        value >= LARGEST_CHANGE || (DATA.matcher(around).find() && !FINANCE.matcher(around).find());
    String unit = "basis point";
    if (!several && GENES.matcher(around).find()) {
      unit = "base pair";
    } else if (data) {
      return null;
    }
    boolean adjective =
        m.group(5).endsWith("-")
            || (Neighbours.before(paragraph, m.start()).matches("[Aa]n?")
                && !Neighbours.after(paragraph, m.end()).isEmpty());
    boolean one = adjective || (m.group(2) == null && m.group(4).equals("1"));
    String low =
        m.group(2) == null ? "" : Amounts.sign(m.group(1)) + numbers.number(m.group(2)) + " to ";
    return low
        + Amounts.sign(m.group(3))
        + numbers.number(m.group(4))
        + " "
        + unit
        + (one ? "" : "s");
  }
}
