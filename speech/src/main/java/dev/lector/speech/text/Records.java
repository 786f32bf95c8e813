package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Games won and lost, "the Giants (0-5)", "improved to 8-7", which are no score and no range: "oh
 * and five". To be applied before numbers.
 */
final class Records {
  private static final Pattern SPORT =
      Pattern.compile(
          "\\b(?:[Ss]easons?|games?|playoffs?|[Cc]onference|[Dd]ivision|coach|E ?R ?A|innings?|pitche[rd]s?|quarterbacks?|touchdowns?|yards?"
              + "|field goals?|rebounds|unbeaten|undefeated|winless|[Ss]treak|wins?|won|lost|loss(?:es)?|beat|victory|defeated"
              + "|NFL|NBA|MLB|NHL|NCAA|UFC|WNBA|bout|knockouts?|homers?|league|road|at home)\\b");

  /** Where records stand in brackets behind the teams. */
  private static final Pattern AMERICAN =
      Pattern.compile(
          "\\b(?:NFL|NBA|MLB|NHL|NCAA|WNBA|AFC|NFC|quarterbacks?|touchdowns?|yards?|field goals?|E ?R ?A|innings?|pitche[rd]s?|homers?|homered"
              + "|rebounds|3-pointers?|overtime|playoffs?|Conference|division|ranked|homecoming|(?:this|the|last|of the) season|straight"
              + " (?:wins?|loss(?:es)?|games?)|losing streak|winning streak)\\b");

  private static final Pattern OTHER =
      Pattern.compile(
          "\\b(?:[Cc]ourt|[Jj]ustices?|votes?|voted|ruled|ruling|committee|aggregate|Wimbledon|tie-?break(?:er)?|seed(?:ed)?|second set|straight"
              + " sets|[Vv]erses?|[Pp]ages?|ages?)\\b");

  /** Two sides that meet, each with its record behind it. */
  private static final Pattern SIDES =
      Pattern.compile(
          "[A-Z][a-z]{2,20} \\((\\d{1,2})[-–](\\d{1,2})(?:[-–]\\d)?\\)[^.!?()]{0,30}? (?:(at|vs?\\.?|versus)|hosts?|hosted|visits?|visited|faces?|faced|plays?|played|beat"
              + "|takes? on|took on|travels? to|lost to|loses? to|edged|downed|topped|fell [^.!?()]{0,12}?to) [^.!?()]{0,30}?[A-Z][a-z]{2,20} \\((\\d{1,2})[-–](\\d{1,2})(?:[-–]\\d)?\\)");

  private static final String WON = "(\\d{1,3})[-–](\\d{1,3})(?:[-–](\\d{1,2}))?";

  /** What is said behind a record, and not behind a score or a range. */
  private static final String BEHIND =
      "(?=[,;)\"]|\\.(?!\\d)|$| (?:on|with|in|this|since|overall|and|for|when|under|over|as|all-time|career|through|heading|entering|after|but|at"
          + " home|away|so far|against|versus|vs\\.?|lifetime)\\b)";

  private static final String NO_TALLY =
      "(?<!\\b(?:[Ss]core|[Rr]esult|[Tt]ally|[Aa]ggregate|[Ll]ead|[Vv]ote|[Ss]eries|[Ii]t|[Mm]atch|[Gg]ame|[Oo]dds|[Rr]atio|[Ff]inal|[Mm]argin)(?:"
          + " now)? (?:is|was|are|were)(?: now| still)? )";

  List<Rule> rules() {
    return List.of(
        // ERA: Shane Bieber, CLE (1.63)
        Rewrite.of("(?<![\\w'-])(?<![A-Za-z] )ERA(?=: (?:[A-Z][a-z]|\\d)|:? \\d\\.\\d\\d)", "E R A")
            .given("ERA"),
        // Gonzales, SEA (7)
        Rewrite.of(
                "(?=[A-Z])(?<=\\b[A-Z][a-z]{1,20}, )([A-Z]{3})(?= \\(\\.?\\d)",
                m -> Letters.spaced(m.group(1)))
            .given(" ("),
        Gate.of(
            paragraph -> SPORT.matcher(paragraph).find() && !OTHER.matcher(paragraph).find(),
            List.of(
                // The Eagles are 4-0; he is now 48-3 on the season
                Rewrite.of(
                        "(?=\\d)(?<=\\b(?:is|are|were|was|he's|they're|now|still|[Ww]ent|started|opened|[Ii]mproved(?: their record| its"
                            + " record)? to|[Ff]ell(?: back)? to|[Dd]ropped(?: (?:the )?[A-Z][a-z]{2,15})? to|[Ss]lipped to|[Mm]oved to|[Ii]mproves? to|[Ff]alls?"
                            + " to|[Dd]rops? to|[Ii]mproving to|[Ff]alling to|[Dd]ropping to|[Rr]ecord (?:of|to|was|is)) )"
                            + NO_TALLY
                            + WON
                            + BEHIND,
                        Records::record)
                    .shaped("0-0", "0–0"),
                // 2-0 with a 1.01 ERA, 0-7 on the road
                Rewrite.of(
                        "(?=\\d)(?<![\\w.,$£€–-])"
                            + WON
                            + "(?=,? (?:with an? \\d{1,2}\\.\\d\\d E|on the (?:road|season|year)\\b|(?:overall|lifetime|all-time)\\b|(?:record|mark)\\b))",
                        Records::record)
                    .shaped("0-0", "0–0"))),
        // Springfield (2-3) hosts Shelbyville (4-1)
        Gate.of(
            paragraph -> meet(paragraph) && !OTHER.matcher(paragraph).find(),
            List.of(
                Rewrite.of("(?<=[A-Z][a-z]{2,20} \\()" + WON + "(?=\\))", Records::record)
                    .given("("))),
        // the Giants (0-5)
        Gate.of(
            paragraph -> AMERICAN.matcher(paragraph).find() && !OTHER.matcher(paragraph).find(),
            List.of(
                Rewrite.of(
                        "(?<=[A-Z0-9][A-Za-z0-9.'&-]{1,20} \\()(?<!\\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Game|Week|Figure|Table|Section)"
                            + " \\()"
                            + WON
                            + "(?=\\)|, \\d{1,2}[-–]\\d{1,2}(?:[-–]\\d{1,2})? [A-Z]|, \\d{1,2}\\.\\d\\d(?: E ?R ?A)?\\))",
                        Records::record)
                    .given("("),
                // (5-3, 2-1 ACC)
                Rewrite.of(
                        "(?=\\d)(?<=\\(\\d{1,2} and \\d{1,2}, )"
                            + WON
                            + "(?= [A-Z][A-Za-z0-9-]{1,8}(?: [A-Z][a-z]{2,12})?\\))",
                        Records::record)
                    .given("("))));
  }

  /** Behind "at" and "versus" two numbers may be a range that goes up. */
  private static boolean meet(String paragraph) {
    Matcher sides = SIDES.matcher(paragraph);
    while (sides.find()) {
      if (sides.group(3) == null
          || !rises(sides.group(1), sides.group(2))
          || !rises(sides.group(4), sides.group(5))) {
        return true;
      }
    }
    return false;
  }

  private static boolean rises(String low, String high) {
    return Integer.parseInt(low) < Integer.parseInt(high);
  }

  private static @Nullable String record(MatchResult m) {
    String third = m.group(3);
    if (isLeading(m.group(1)) || isLeading(m.group(2))) {
      return null;
    }
    return third == null
        ? oh(m.group(1)) + " and " + oh(m.group(2))
        : oh(m.group(1)) + ", " + oh(m.group(2)) + " and " + oh(third);
  }

  private static boolean isLeading(String digits) {
    return digits.length() > 1 && digits.charAt(0) == '0';
  }

  private static String oh(String number) {
    return number.equals("0") ? "oh" : number;
  }
}
