package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;

/** People by their age: under-12s, over 65s, 18–30s, &lt;5s; and 10–30s that are seconds. */
final class Ages {
  /** What people of an age do, or what there is for them. */
  private static final String THEY =
      "(?= (?:free|eat|go|get|must|are|were|only|and|team|side|football|rugby|cricket|league|cup|champion|squad|match|event"
          + "|not|may|can|half|enter|travel|pay|need|should|have|who|market|age|group|category|club|night|holiday|crowd)s?\\b)";

  private static final Set<String> BEFORE_PEOPLE =
      Set.of(
          "the", "aged", "among", "most", "club", "all", "many", "young", "our", "today's",
          "single", "for");

  private final Numbers numbers;

  Ages(Numbers numbers) {
    this.numbers = numbers;
  }

  Rule rules() {
    return Gate.of(
        Ages::several,
        List.of(
            Rewrite.of(
                "(?<![\\w-])((?:[Uu]nder|[Oo]ver)-|(?<=\\b(?:[Tt]he|[Ff]or|[Aa]ll|[Cc]hildren|[Kk]ids|[Nn]o)"
                    + " )(?:under|over) ?|(?:[Uu]nder|[Oo]ver) (?=\\d\\ds?"
                    + THEY
                    + "|\\ds"
                    + THEY
                    + "))(\\d{1,2})s(?![\\w'])",
                m -> m.group(1).replace('-', ' ').strip() + " " + numbers.names(m.group(2))),
            Rewrite.of(
                "(?<![\\w.,])<\\s?(\\d{1,2})s(?![\\w'])" + THEY,
                m -> "under " + numbers.names(m.group(1))),
            Rewrite.within(
                "(?=\\d)(?<![\\w.,$£€/-])(\\d{1,2})\\s?[-–]\\s?(\\d{1,2})s(?![\\w'])"
                    + "("
                    + THEY
                    + ")?",
                this::range)));
  }

  private String range(MatchResult m, String paragraph) {
    String before = Neighbours.lower(Neighbours.before(paragraph, m.start()));
    boolean tens = m.group(2).length() == 2 && m.group(2).endsWith("0");
    boolean people =
        m.group(3) != null
            || ((before.isEmpty() || BEFORE_PEOPLE.contains(before))
                && tens
                && m.group(1).length() > 1
                && !m.group(1).endsWith("0"));
    String from = numbers.cardinal(Integer.parseInt(m.group(1)));
    return people
        ? from + " to " + numbers.names(m.group(2))
        : tens && before.equals("the")
            ? numbers.names(m.group(1)) + " to " + numbers.names(m.group(2))
            : from + " to " + numbers.cardinal(Integer.parseInt(m.group(2))) + " seconds";
  }

  // Two digits at most, with an s behind them.
  private static boolean several(String paragraph) {
    for (int i = 1; i < paragraph.length(); i++) {
      if (paragraph.charAt(i) == 's' && Letters.isDigit(paragraph.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }
}
