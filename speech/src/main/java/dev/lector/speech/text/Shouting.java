package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lower-cases several words in capitals on end, as in headlines, so that the small ones among them
 * ("IT WAS A DAY") are not taken for initialisms. Initialisms, acronyms and Roman numerals among
 * them stay.
 */
final class Shouting implements Rule {
  /** Behind these a lone A is a letter. */
  private static final Set<String> BEFORE_LETTER =
      Set.of(
          "VITAMIN",
          "PLAN",
          "GRADE",
          "SECTION",
          "CLASS",
          "GROUP",
          "TYPE",
          "PART",
          "TEAM",
          "SERIES",
          "SERIE",
          "LEVEL",
          "HEPATITIS",
          "OPTION",
          "BLOCK",
          "ROW",
          "APPENDIX",
          "EXHIBIT",
          "FIGURE",
          "TABLE",
          "SCHEDULE",
          "UNIT",
          "GATE",
          "LETTER");

  private static final Set<String> AFTER_LETTER = Set.of("AND", "OR", "TO", "IS");

  /** Abbreviations that others know by their capital. */
  private static final Set<String> TITLES =
      Set.of(
          "MR", "MRS", "MS", "DR", "ST", "JR", "SR", "PROF", "REV", "HON", "GEN", "COL", "CAPT",
          "LT", "SGT", "GOV", "SEN", "REP", "MT", "FT", "AVE", "BLVD", "RD", "LN", "INC", "LTD",
          "CO", "CORP", "BROS", "DEPT", "NO", "VOL", "FIG", "JAN", "FEB", "MAR", "APR", "JUN",
          "JUL", "AUG", "SEPT", "OCT", "NOV", "DEC");

  private record Token(int start, int end, String word) {}

  private final Capitals capitals;

  Shouting(Capitals capitals) {
    this.capitals = capitals;
  }

  @Override
  public AlignedText apply(AlignedText paragraph) {
    String text = paragraph.text();
    if (!Signs.capitals(text)) {
      return paragraph;
    }
    AlignedText.Builder out = null;
    int copied = 0;
    List<Token> run = new ArrayList<>();
    int i = 0;
    while (i <= text.length()) {
      int end = endOfWord(text, i);
      if (end > i && isCapitals(text, i, end) && !isJoined(text, i, end)) {
        run.add(new Token(i, end, text.substring(i, end)));
      } else if (end > i || i == text.length()) {
        for (Token token : lowered(text, run)) {
          out = out == null ? new AlignedText.Builder(text.length()) : out;
          out.append(paragraph, copied, token.start);
          lower(paragraph, token, keepsCapital(text, token), out);
          copied = token.end;
        }
        run.clear();
      }
      i = end > i ? end : i + 1;
    }
    return out == null ? paragraph : out.append(paragraph, copied, text.length()).build();
  }

  private List<Token> lowered(String text, List<Token> run) {
    if (run.size() < 2 || run.stream().noneMatch(this::isLoud)) {
      return List.of();
    }
    List<Token> lowered = new ArrayList<>();
    for (int k = 0; k < run.size(); k++) {
      Token token = run.get(k);
      String before = beside(text, run, k - 1, k);
      String after = beside(text, run, k + 1, k);
      boolean point = token.end < text.length() && text.charAt(token.end) == '.';
      if (token.word.length() == 1
          ? isArticle(token.word, before, after)
          : !stays(token, before, after, point)) {
        lowered.add(token);
      }
    }
    return lowered;
  }

  private boolean isLoud(Token token) {
    return token.word.length() > 1 && capitals.isLoud(stem(token.word));
  }

  private static boolean isArticle(String word, String before, String after) {
    return word.equals("A")
        && after.length() > 1
        && !BEFORE_LETTER.contains(before)
        && !AFTER_LETTER.contains(after);
  }

  // U.S. IS: a letter between points is an abbreviation.
  private boolean stays(Token token, String before, String after, boolean point) {
    String word = stem(token.word);
    boolean pronoun = token.word.startsWith("I'");
    return (point && word.length() == 1) || (!pronoun && capitals.isName(word, before, after));
  }

  // The neighbour, if only a space is between.
  private static String beside(String text, List<Token> run, int other, int k) {
    if (other < 0 || other >= run.size()) {
      return "";
    }
    Token left = run.get(Math.min(other, k));
    Token right = run.get(Math.max(other, k));
    boolean close = right.start == left.end + 1 && text.charAt(left.end) == ' ';
    return close ? run.get(other).word : "";
  }

  // Titles before a point, and names before a Roman numeral: DR. SMITH, HENRY VIII.
  private static boolean keepsCapital(String text, Token token) {
    boolean title =
        token.end < text.length() && text.charAt(token.end) == '.' && TITLES.contains(token.word);
    String after = Neighbours.after(text, token.end);
    return title
        || Rewrite.beginsSentence(text, token.start)
        || token.word.startsWith("I'")
        || (!after.isEmpty() && after.chars().allMatch(c -> "IVX".indexOf(c) >= 0));
  }

  private static void lower(
      AlignedText paragraph, Token token, boolean capital, AlignedText.Builder out) {
    String said =
        capital
            ? token.word.charAt(0) + token.word.substring(1).toLowerCase(Locale.ROOT)
            : token.word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < said.length(); i++) {
      int at = token.start + i;
      out.standingFor(paragraph.start(at), paragraph.end(at)).append(said.charAt(i));
    }
  }

  private static String stem(String word) {
    int apostrophe = word.indexOf('\'');
    return apostrophe < 0 ? word : word.substring(0, apostrophe);
  }

  private static boolean isCapitals(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Letters.isLower(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  // AT&T, H2SO4
  private static boolean isJoined(String text, int from, int to) {
    return (to < text.length() && joins(text.charAt(to)))
        || (from > 0 && joins(text.charAt(from - 1)));
  }

  private static boolean joins(char c) {
    return c == '&' || c == '$' || Letters.isDigit(c);
  }

  // Letters, and apostrophes between them.
  private static int endOfWord(String text, int from) {
    int i = from;
    while (i < text.length()
        && (Letters.isLetter(text.charAt(i))
            || (i > from
                && text.charAt(i) == '\''
                && i + 1 < text.length()
                && Letters.isLetter(text.charAt(i + 1))))) {
      i++;
    }
    return i;
  }
}
