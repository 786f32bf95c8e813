package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out the marks of notes: numbers in brackets, raised or stuck to a word, which a reader
 * aloud passes over. Indices in programs, powers and units stay.
 */
final class NoteMarks {
  private static final String NUMBERS = "\\d{1,3}(?:\\s?[,;–-]\\s?\\d{1,3}){0,9}";
  private static final String BRACKETED =
      "\\[(?:"
          + NUMBERS
          + "|\\^[\\w-]{1,20}|(?:note|nb|n|fn|ref) \\d{1,3}|citation needed|clarification"
          + " needed|better source needed|who\\?|when\\?|sic\\?)\\]";

  /** Places in programs: a[0][1], or behind a name of one letter. */
  private static final String INDEXED =
      "(?<!(?<!\\w)[A-Za-z_]\\w{0,20}\\[0\\])(?<!(?<!\\w)[A-Za-z]\\[\\w{1,3}\\])(?!\\[\\d{1,3}\\]\\[0\\]|\\[0\\])";

  /** Marks stuck to a stop, with a sentence or nothing behind: 1, 4,5 and 6a,b. */
  private static final String STUCK =
      "\\d{1,3}[a-e]?(?:[,–-](?:\\d{1,3}[a-e]?|[a-e])){0,6}(?=\\s{1,3}[\"'(]?[A-Z]|\\s{0,3}$)";

  private static final String RAISED = "[⁰¹²³⁴-⁹]{1,3}";

  /** Behind these a number in brackets is said: "in [3]", "press [1]". */
  private static final Set<String> LEADING =
      Set.of(
          "in",
          "of",
          "by",
          "see",
          "from",
          "with",
          "to",
          "and",
          "or",
          "than",
          "per",
          "press",
          "option",
          "item",
          "choose",
          "select",
          "section",
          "step",
          "type",
          "key",
          "equation",
          "eq",
          "figure",
          "ref",
          "reference",
          "button",
          "enter",
          "index",
          "at",
          "is",
          "are",
          "line",
          "chapter",
          "hit",
          "also",
          "cf",
          "via",
          "on",
          "page",
          "column",
          "row",
          "level");

  /** Raised digits behind these are powers. */
  private static final Set<String> POWERS =
      Set.of(
          "sin", "cos", "tan", "log", "mol", "rad", "bar", "psi", "sec", "min", "inch", "feet",
          "foot", "mile", "miles", "meter", "meters", "metre", "metres", "yard", "yards", "chi",
          "sigma");

  private static final int CLAUSE = 24;

  /** Behind a number that is said. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "\\s(?:(?:and|or) (?:[A-Za-z]{1,12} )?[\\d]|an? (?:day|week|month|year|night|piece|head|person|pound|time)\\b|in a row\\b|on the (?:left|right)\\b"
              + "|(?:was|were|is|had) (?:left|missing|gone|there|broken|enough)\\b)");

  /** Commas without a space, which only somebody in a hurry writes: "eggs,milk", "3,then". */
  private static final Pattern UNSPACED = Pattern.compile("[a-z\\d],[A-Za-z]");

  private static final Set<String> POINTED =
      Set.of(
          "fig", "vol", "sec", "chap", "art", "nos", "pts", "eqs", "ver", "figs", "app", "ref",
          "refs", "tab", "eqn", "step", "version", "no", "pp", "ch", "eq", "pt", "st", "vs", "op",
          "ca", "dr", "mr", "mt");

  List<Rule> rules() {
    return List.of(
        // at [34]–[37]
        Rewrite.of(
                "(?<=\\b(?:at|[Pp]aras?\\.?|[Pp]aragraphs?|[Rr]efs?\\.?|[Rr]eferences|[Ss]ee|[Ii]n|[Ff]rom|of|and) )\\[(\\d{1,4})\\]\\s?[-–]\\s?\\[(\\d{1,4})\\]",
                m -> m.group(1) + " to " + m.group(2))
            .given("]-[", "]–[", "] -", "] –"),
        Rewrite.of(
                "(?<=[A-Za-z]{2}|[\\d.,;:!?\"')\\]])"
                    + INDEXED
                    + "(?:"
                    + BRACKETED
                    + "){1,9}+(?::\\d{1,4}(?:[-–]\\d{1,4})?)?(?![\\w(=]|\\s=)",
                "")
            .given("["),
        Rewrite.of("(?<=[.,;!?\"')])\\[[a-z]\\](?=\\s|$)", "").given("["),
        Rewrite.within("\\s{1,2}(?:" + BRACKETED + "\\s?){1,5}+(?=[.,;:!?)]|$)", NoteMarks::spaced)
            .given("["),
        Rewrite.within("\\s{1,2}" + BRACKETED + "(?=\\s[a-z])", NoteMarks::spaced).given("["),
        // "elegant". [4] The artist: between sentences, but not in a list of references
        Rewrite.within(
                "(?<=[A-Za-z\\d)][\"')]{0,2}[.!?][\"')]{0,2})\\s{1,2}(?:"
                    + BRACKETED
                    + "\\s?){1,5}+(?<=\\s)(?=[\"'(]?[A-Z])",
                (m, paragraph) -> paragraph.charAt(0) == '[' ? null : " ")
            .given(" ["),
        // failed.1 Nobody, shown.4,5 We
        Rewrite.of(
                "(?=\\d)(?<=[.!?\"')])(?<=\\b([A-Za-z]{2,20})[.!?][\"')]{0,2})" + STUCK,
                NoteMarks::stuck)
            .given(NoteMarks::digitBehindStop),
        // (in full).2 The court, (5th Cir. 1990).1 Count II; but not (0.5).5
        Rewrite.of(
                "(?=\\d)(?<=(?:[A-Za-z%]{2}|[A-Za-z.,] \\d{1,4}|(?:1[5-9]|20)\\d\\d|\\d%)[\"'\\]]?\\)[.!?][\"']?)"
                    + STUCK,
                "")
            .given(NoteMarks::digitBehindStop),
        Rewrite.within(
                "(?=\\d)(?<=[A-Za-z]{3},[\"']?)\\d{1,2}(?=\\s(?:however|but|and|which|who|where|when|while|although|though|or"
                    + "|the|a|an|he|she|it|they|we|in|on|as|with|for|is|was|were|has|had)\\b)",
                NoteMarks::behindComma)
            .given(","),
        // $1.17(1), 11.5%(2), $136.9 million(3)
        Rewrite.of(
                "(?<=\\d%|\\d\\)%|[$£€¥](?:\\d[\\d.,]{0,15}|\\(\\d[\\d.,]{0,15}\\))|\\([$£€¥]\\d[\\d.,]{0,15}\\)|\\d\\)? (?:million|billion|thousand))\\(\\d\\)(?![\\w(])",
                "")
            .given("("),
        // provinces.(2) Then
        Rewrite.of("(?<=[A-Za-z]{3}[.!?,;][\"']?)\\(\\d{1,3}\\)(?=\\s|$)", "").given("("),
        Rewrite.of(
                RAISED
                    + "(?:[,–-]"
                    + RAISED
                    + "){0,4}(?<=(?:\\b([A-Za-z]{3,20})|[.,;:!?\"'])[\"')]?[⁰¹²³⁴-⁹,–-]{1,20})(?![⁺⁻\\w])",
                NoteMarks::raised)
            .given(NoteMarks::hasRaised),
        Rewrite.of("^\\s{0,4}" + RAISED + "(?=\\s[A-Z]|[A-Z][a-z]{2})", "")
            .given(NoteMarks::hasRaised),
        Rewrite.of("[†‡]{1,3}", "").given("†", "‡"),
        // <3 and :D at the end of what is said
        Rewrite.of("(?<=[a-z]{2,20}[.!?]? )<3(?=\\s{0,3}$|\\s[:;<]|[.!])", "").given("<3"),
        Rewrite.of("(?=[:;=])(?<![^\\s])[:;=]-?[DPpOoXx](?=\\s|[.!]|$)", "").given(":", ";", "="));
  }

  private static @Nullable String spaced(MatchResult m, String paragraph) {
    String before = Neighbours.lower(Neighbours.before(paragraph, m.start() + 1));
    boolean word = !before.isEmpty() || isClosed(paragraph, m.start());
    return word && !LEADING.contains(before) ? "" : null;
  }

  private static boolean isClosed(String paragraph, int at) {
    return at > 0 && ".,;!?\"')".indexOf(paragraph.charAt(at - 1)) >= 0;
  }

  // again,4 and 5; 3 eggs,2 and milk; 4 a day: numbers, where commas lack their spaces
  private static @Nullable String behindComma(MatchResult m, String paragraph) {
    String behind = Neighbours.around(paragraph, m.end(), m.end() + CLAUSE);
    return Letters.isLower(paragraph.charAt(0))
            || COUNTED.matcher(behind).lookingAt()
            || UNSPACED.matcher(paragraph).find()
        ? null
        : "";
  }

  private static @Nullable String stuck(MatchResult m) {
    return POINTED.contains(Neighbours.lower(m.group(1))) ? null : "";
  }

  private static @Nullable String raised(MatchResult m) {
    return m.group(1) != null && POWERS.contains(Neighbours.lower(m.group(1))) ? null : "";
  }

  private static boolean digitBehindStop(String paragraph) {
    for (int i = 3; i < paragraph.length(); i++) {
      if (Letters.isDigit(paragraph.charAt(i)) && ".!?\"')".indexOf(paragraph.charAt(i - 1)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasRaised(String paragraph) {
    for (int i = 0; i < paragraph.length(); i++) {
      char c = paragraph.charAt(i);
      if (c == '¹' || c == '²' || c == '³' || (c >= '⁰' && c <= '⁹')) {
        return true;
      }
    }
    return false;
  }
}
