package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The classes of British degrees, "a 2:1 in history", "2.1 honours degree", which are no scores and
 * no times. To be applied before numbers.
 */
final class DegreeClasses {
  /** Where such a class is told of. */
  private static final Pattern STUDIES =
      Pattern.compile(
          "\\b(?:[Dd]egrees?|[Hh]onours|[Hh]ons|[Gg]raduat\\w{1,4}|[Uu]niversit(?:y|ies)|[Uu]ni|BA|BSc|BEng|LLB|MSc|MA|PhD|[Mm]asters?|[Uu]ndergrad\\w{0,6}|[Ss]tudents?|[Ff]inals|[Cc]lassification|[Ff]irst-class"
              + "|[Uu]pper [Ss]econd|[Ll]ower [Ss]econd|[Dd]issertation|a [Ff]irst|entry requirements?|Russell Group|Oxford|Cambridge|Durham)\\b");

  /** What sides and odds are told of with. */
  private static final Pattern OTHER =
      Pattern.compile(
          "\\b(?:ratio|odds|wins?|won|beat|goals?|lost|lead|scored?|scores|match|vot\\w{1,3}|majority|mix\\w{0,4}|dilut\\w{1,4}|scale|temperature|warm\\w{0,4}|rise|earthquake|magnitude|version)\\b|°");

  private static final int NEAR = 60;

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=2)(?<=\\b[Aa]n? )2[:.]([12])(?= in (?!the\\b|favou?r|an?\\b|my\\b|his\\b|her\\b|this\\b|that\\b|our\\b|their\\b|its\\b|each|one|size|length|extra|games|goals|shots|\\d)[A-Za-z]{4,})",
                m -> "two " + one(m.group(1)))
            .given("2:", "2."),
        Rewrite.of(
                "(?=2)(?<![\\w.,:/$£€#-])2[:.]([12])(?= (?:honours |hons |Hons |Honours |or )?(?:degree (?:in|from|or|and|is|at)\\b|degree[,.;)]|or (?:above|higher|better)\\b|hon(?:our)?s\\b|Hon(?:our)?s\\b|classification\\b))",
                m -> "two " + one(m.group(1)))
            .given("2:", "2."),
        Rewrite.of(
                "(?=2)(?<=\\b(?:[Hh]er|[Hh]is|[Mm]y|[Aa]|[Tt]heir) )2:([12])(?= (?:from|at) (?!the\\b|[Hh]ome|[Aa]way)[A-Z])",
                m -> "two " + one(m.group(1)))
            .given("2:"),
        Rewrite.within("(?=2)(?<![\\w.,:/$£€#-])2:([12])(?![\\w:%]|[.,]\\d)", DegreeClasses::near)
            .given("2:"));
  }

  private static @Nullable String near(MatchResult m, String paragraph) {
    String near = Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR);
    return STUDIES.matcher(near).find() && !OTHER.matcher(near).find()
        ? "two " + one(m.group(1))
        : null;
  }

  private static String one(String digit) {
    return digit.equals("1") ? "one" : "two";
  }
}
