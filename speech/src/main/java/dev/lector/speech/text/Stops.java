package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Full stops that belong to an abbreviation and may end the sentence too. Rules leave a mark in
 * their place; {@link #rules()} decides by what follows.
 */
final class Stops {
  /** Ends the sentence when any capitalised word follows: "at 5 p.m. Tom left". */
  static final String LIKELY = "\uE001";

  /**
   * Ends the sentence only when a word follows that hardly belongs to a name: "in the U.S. He
   * left".
   */
  static final String UNLIKELY = "\uE002";

  /**
   * The same behind what is no adjective, so that a name and a verb begin a sentence too: "at Pear
   * Inc. Tim was".
   */
  static final String NOUN = "\uE003";

  /**
   * The same behind a country or town: a sentence ends behind "from the U.S.", before a name that
   * is no authority's and a verb: "from the U.S. Police closed".
   */
  static final String PLACE = "\uE004";

  private static final Pattern PLACED =
      Pattern.compile(
          "\\b(?:in|from|to|of|across|throughout|within|into|for|outside|around|near|left|leaving|Washington,)(?:"
              + " the)? [A-Z] [A-Z]$");

  private static final Set<String> AUTHORITIES =
      Set.of(
          "Army",
          "Navy",
          "Senate",
          "Congress",
          "House",
          "Government",
          "Department",
          "Treasury",
          "President",
          "Air",
          "Marines",
          "Marine",
          "Coast",
          "Capitol",
          "Embassy",
          "Open",
          "Secretary",
          "Attorney",
          "District",
          "Census",
          "Mint",
          "Supreme",
          "Court",
          "Federal",
          "National",
          "Representative",
          "Senator",
          "Ambassador",
          "State",
          "Steel",
          "Bank",
          "Council",
          "Cabinet");

  /** What people are in a company or town that is named before: "Pear Inc. Chairman Tom Lee". */
  private static final Set<String> ROLES =
      Set.of(
          "Chairman",
          "Chairwoman",
          "Chair",
          "Chief",
          "President",
          "Vice",
          "Executive",
          "Director",
          "Founder",
          "Manager",
          "Officer",
          "Spokesman",
          "Spokeswoman",
          "Senior",
          "General",
          "Professor",
          "Head",
          "Partner",
          "Mayor",
          "Sheriff");

  private static final int LONGEST_NAME = 4;

  private static final int LONGEST_ASIDE = 60;

  private static final Set<String> DONE =
      Set.of(
          "left", "say", "held", "found", "told", "began", "gave", "kept", "met", "saw", "won",
          "lost");

  private static final Set<String> VERBS =
      Set.of(
          "is", "was", "are", "were", "has", "had", "have", "does", "did", "do", "can", "could",
          "will", "would", "should", "may", "might", "must", "says", "said", "isn't", "wasn't",
          "didn't", "doesn't", "rose", "fell", "came", "went", "got", "made", "took");

  private static final String AFTER =
      "(?=[\"')\\]]{0,4}+(?:\\s{1,8}+[\"'(\\[]{0,4}+([A-Za-z]{1,20}+)|(\\s{0,8}$))?)";

  private static final String MARKS = "[" + LIKELY + UNLIKELY + NOUN + PLACE + "]";

  private final Set<String> starters;
  private final Set<String> imperatives;
  private final Set<String> calendar;

  Stops(Tables tables) {
    starters = tables.words("sentence-starters.txt");
    imperatives = tables.words("imperatives.txt");
    calendar = tables.words("calendar.txt");
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of("(?=" + MARKS + "[,;:.!?])" + MARKS, "").given(Stops::marked),
        Rewrite.within(LIKELY + AFTER, this::likely).given(LIKELY),
        Rewrite.within(UNLIKELY + AFTER, this::unlikely).given(UNLIKELY),
        Rewrite.within(NOUN + AFTER, this::noun).given(NOUN),
        Rewrite.within(PLACE + AFTER, this::place).given(PLACE));
  }

  private static boolean marked(String paragraph) {
    for (int i = 0; i < paragraph.length(); i++) {
      char c = paragraph.charAt(i);
      if (c >= LIKELY.charAt(0) && c <= PLACE.charAt(0)) {
        return true;
      }
    }
    return false;
  }

  // at 5 p.m. (EST): what is in brackets begins a sentence only with a word that does
  private String likely(MatchResult m, String paragraph) {
    boolean anew =
        isAside(m, paragraph)
            ? goesOn(m.group(1)) && !spelled(m, paragraph)
            : isBracketed(m, paragraph)
                ? begins(m.group(1)) && !spelled(m, paragraph)
                : goesOnAnew(m.group(1));
    return m.group(2) != null || anew ? "." : "";
  }

  // 1 can (35 oz.) Italian tomatoes: the bracket stands within a sentence
  private static boolean isAside(MatchResult m, String paragraph) {
    if (m.end() >= paragraph.length() || paragraph.charAt(m.end()) != ')') {
      return false;
    }
    int open = paragraph.lastIndexOf('(', m.start());
    return open > 1
        && m.start() - open < LONGEST_ASIDE
        && paragraph.charAt(open - 1) == ' '
        && ".!?".indexOf(paragraph.charAt(open - 2)) < 0;
  }

  private static boolean isBracketed(MatchResult m, String paragraph) {
    return paragraph.startsWith(" (", m.start() + 1);
  }

  private String unlikely(MatchResult m, String paragraph) {
    return m.group(2) != null
            || (goesOn(m.group(1)) && !spelled(m, paragraph))
            || labels(m, paragraph)
        ? "."
        : "";
  }

  // U S I G debt: letters of a name, no pronoun
  private static boolean spelled(MatchResult m, String paragraph) {
    int end = m.end(1);
    return end - m.start(1) == 1
        && end + 1 < paragraph.length()
        && paragraph.charAt(end) == ' '
        && Letters.isUpper(paragraph.charAt(end + 1))
        && (end + 2 == paragraph.length() || !Letters.isLetter(paragraph.charAt(end + 2)));
  }

  // et al. Absent: M. Ruiz
  private static boolean labels(MatchResult m, String paragraph) {
    String next = m.group(1);
    return next != null
        && Letters.isUpper(next.charAt(0))
        && next.length() > 2
        && m.end(1) < paragraph.length()
        && (paragraph.charAt(m.end(1)) == ':' || isInitialed(paragraph, m.end(1)));
  }

  // Deb R: who speaks has the initial of a family name
  private static boolean isInitialed(String paragraph, int end) {
    return end + 2 < paragraph.length()
        && paragraph.charAt(end) == ' '
        && Letters.isUpper(paragraph.charAt(end + 1))
        && paragraph.charAt(end + 2) == ':';
  }

  private String noun(MatchResult m, String paragraph) {
    String next = m.group(1);
    if (m.group(2) != null
        || (goesOn(next) && !(isBracketed(m, paragraph) && spelled(m, paragraph)))
        || (labels(m, paragraph) && !isBracketed(m, paragraph))) {
      return ".";
    }
    if (next == null || !Letters.isUpper(next.charAt(0))) {
      return "";
    }
    return !ROLES.contains(next) && tellsOfName(paragraph, m.end(1)) ? "." : "";
  }

  /** Whether a verb stands behind a name: "Darnell J. Reyes Jr. pleaded". */
  private static boolean tellsOfName(String paragraph, int end) {
    int at = end;
    for (int words = 0; words < LONGEST_NAME; words++) {
      String word = Neighbours.after(paragraph, at);
      if (word.isEmpty() || !Letters.isUpper(word.charAt(0))) {
        boolean past = word.length() > 4 && word.endsWith("ed");
        return isVerb(word) || past;
      }
      at = paragraph.indexOf(word, at) + word.length();
      // the point of an initial, or what stands in its place
      at += at < paragraph.length() && isPoint(paragraph.charAt(at)) && word.length() < 3 ? 1 : 0;
    }
    return false;
  }

  private static boolean isPoint(char c) {
    return c == '.' || (c >= LIKELY.charAt(0) && c <= PLACE.charAt(0));
  }

  /** Whether a word behind a name is a verb that tells of it. */
  static boolean isVerb(String word) {
    return VERBS.contains(word) || DONE.contains(word);
  }

  private String place(MatchResult m, String paragraph) {
    String next = m.group(1);
    if (next != null && AUTHORITIES.contains(next)) { // the U.S. Open
      return "";
    }
    if (m.group(2) != null || (goesOn(next) && !spelled(m, paragraph))) {
      return ".";
    }
    if (next == null
        || !Letters.isUpper(next.charAt(0))
        || !PLACED.matcher(Neighbours.around(paragraph, m.start() - 24, m.start())).find()) {
      return "";
    }
    String verb = Neighbours.after(paragraph, m.end(1));
    boolean past = verb.length() > 4 && verb.endsWith("ed") && Letters.isLower(verb.charAt(0));
    return past || isVerb(verb) ? "." : "";
  }

  private boolean goesOn(@Nullable String word) {
    return begins(word) || (word != null && imperatives.contains(word));
  }

  /** Whether a word, capitalised in the middle of a line, most likely begins a sentence. */
  boolean begins(@Nullable String word) {
    return word != null && starters.contains(word);
  }

  private boolean goesOnAnew(@Nullable String word) {
    return word != null && Letters.isUpper(word.charAt(0)) && !calendar.contains(word);
  }
}
