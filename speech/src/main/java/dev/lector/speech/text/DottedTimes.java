package dev.lector.speech.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times of day with a point, as the British write them, where a word before tells them from
 * decimals: "at 7.15", "by 6.30", "from 9.30 to 5.30". To be applied before numbers.
 */
final class DottedTimes {
  /** Characters in which a word may say that something was measured. */
  private static final int CLAUSE = 60;

  private static final String TIME = "((?:1\\d|2[0-3]|[1-9]))\\.([0-5][05])";

  /** What follows a time; anything else may be what the number counts. */
  private static final String BEHIND =
      "(?=[,;:!?)\"]|\\.(?!\\d)|\\s{0,3}$"
          + "|\\s(?:on|in the (?:morning|afternoon|evening)|at night|and|or|he|she|it|they|we|I|you|there|the|this|that"
          + "|his|her|my|our|their|sharp|each|every|tomorrow|today|tonight|yesterday|daily|for|when|as|so|but|with"
          + "|precisely|exactly|if|please|unless|because|before|after|until|at)\\b)";

  private static final Pattern MEASURED =
      Pattern.compile(
          "(?i)\\b(?:rates?|shares|stocks?|index|prices?|priced|valued|trad(?:ed|ing)|stands|stood|yields?|ratio"
              + "|averag\\w{1,4}|the mean|gpa|ph|ratings?|rated|odds|versions?|python|java|ubuntu|upgrad\\w{1,4}|releases?"
              + "|sections?|chapters?|figures?|clauses?|paragraphs?|divided?|multipl\\w{1,5}|(?:rose|fell|rises?|falls?) (?:by|from|to)"
              + "|(?<!(?:get|got|gets|wake|woke|be) )(?:up|down) (?:by|from)|increas\\w{1,4}|decreas\\w{1,4}|grew|reduc\\w{1,4}"
              + "|improv\\w{1,4}|gain\\w{0,3}|percent|points|magnitude|levels?|measur\\w{1,4}|estimat\\w{1,4}|fixed"
              + "|sold(?! out)|bought|values?|factor)\\b|[%=]");

  Rule rule() {
    return Rewrite.within(
            "(?=\\d)(?<=\\b(?:[Aa]t|[Bb]y|[Uu]ntil|[Tt]ill|[Ff]rom|[Aa]round|[Bb]efore|[Aa]fter) )"
                + TIME
                + "(?:( to |-|–)"
                + TIME
                + ")?"
                + BEHIND,
            DottedTimes::time)
        .shaped("0.0");
  }

  private static @Nullable String time(MatchResult m, String paragraph) {
    String before = Neighbours.around(paragraph, m.start() - CLAUSE, m.start());
    int sentence = Math.max(before.lastIndexOf(". "), before.lastIndexOf("; "));
    String after = Neighbours.around(paragraph, m.end(), m.end() + CLAUSE / 2);
    if (MEASURED.matcher(before.substring(sentence + 1) + m.group() + after).find()) {
      return null;
    }
    String from = m.group(1) + ":" + m.group(2);
    return m.group(3) == null ? from : from + " to " + m.group(4) + ":" + m.group(5);
  }
}
