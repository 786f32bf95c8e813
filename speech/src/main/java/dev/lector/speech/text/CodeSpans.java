package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signs that are what a span of code is about: `;`, `','`, `'\t'`, and the stars of a schedule: 0 0
 * * * *. To be applied before Markdown's marks are taken out.
 */
final class CodeSpans {
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry(";", "semicolon"),
          Map.entry(",", "comma"),
          Map.entry(".", "dot"),
          Map.entry(":", "colon"),
          Map.entry("|", "vertical bar"),
          Map.entry("/", "slash"),
          Map.entry("\\", "backslash"),
          Map.entry("\\\\", "backslash"),
          Map.entry("-", "dash"),
          Map.entry("_", "underscore"),
          Map.entry("#", "hash"),
          Map.entry("@", "at"),
          Map.entry("&", "ampersand"),
          Map.entry("*", "star"),
          Map.entry("%", "percent"),
          Map.entry("!", "exclamation mark"),
          Map.entry("?", "question mark"),
          Map.entry("=", "equals"),
          Map.entry("+", "plus"),
          Map.entry("~", "tilde"),
          Map.entry("^", "caret"),
          Map.entry("$", "dollar"),
          Map.entry("<", "less than"),
          Map.entry(">", "greater than"),
          Map.entry("(", "opening parenthesis"),
          Map.entry(")", "closing parenthesis"),
          Map.entry("[", "opening bracket"),
          Map.entry("]", "closing bracket"),
          Map.entry("{", "opening brace"),
          Map.entry("}", "closing brace"),
          Map.entry("'", "single quote"),
          Map.entry("\"", "double quote"),
          Map.entry("\\'", "single quote"),
          Map.entry("\\\"", "double quote"),
          Map.entry("\\t", "tab"),
          Map.entry("\\n", "new line"),
          Map.entry("\\r", "carriage return"),
          Map.entry("\\0", "null character"),
          Map.entry("\\r\\n", "carriage return, new line"),
          Map.entry("->", "arrow"),
          Map.entry("=>", "arrow"),
          Map.entry("()", "parentheses"),
          Map.entry("[]", "brackets"),
          Map.entry("{}", "braces"),
          Map.entry("<>", "angle brackets"),
          Map.entry("\"\"", "empty string"),
          Map.entry("''", "empty string"),
          Map.entry(" ", "space"));

  /** Longer rows of signs are no operator. */
  private static final int LONGEST_OPERATOR = 3;

  private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,4})(?:-(\\d))?\\]");
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d)(?![\\w.,])");

  /** Before a version or a number that stands alone. */
  private static final Map<String, String> COMPARISONS =
      Map.ofEntries(
          Map.entry(">=", "at least "),
          Map.entry("≥", "at least "),
          Map.entry("<=", "at most "),
          Map.entry("≤", "at most "),
          Map.entry(">", "more than "),
          Map.entry("<", "less than "),
          Map.entry("==", "equals "),
          Map.entry("===", "equals "),
          Map.entry("=", "equals "),
          Map.entry("!=", "not "),
          Map.entry("^", "caret "),
          Map.entry("~", "tilde "),
          Map.entry("~=", "about "),
          Map.entry("~>", "about "));

  /** A star at the end, which Markdown would take for a mark: `app:*`. */
  private static final Pattern LAST_STAR =
      Pattern.compile("(?<![*]|[*\\d] )(?<=[^`])[:.]?\\*(?=`)");

  private static final Pattern FIRST_STAR =
      Pattern.compile("(?<=`)\\*(?:(\\.)(?=\\w)|(?=[A-Za-z][^*]{0,60}`))");

  private static final Pattern TENS = Pattern.compile("`[1-9]0s`");

  private static final String FIELD = "[\\d*/,-]{1,12}+";

  /** Stars side by side, or with a step; 2 * 3 * 4 is no schedule. */
  private static final Pattern STARS = Pattern.compile("\\* \\*|\\*/\\d");

  /** `^music !fire`: what is wanted or not. */
  private static final Pattern PREFIXED = Pattern.compile("[` ][!^][A-Za-z.]");

  List<Rule> rules() {
    return List.of(
        // `-P`/`--pcre2`
        Rewrite.of("(?=/)(?<=[^\\s`]`)/(?=`[^\\s`])", " or ").given("`/`"),
        // `>=16.14`, `< 3`
        Rewrite.of(
                "(?=`)(?<![\\w`])`([<>!=~^]=?=?|~>|[≤≥]) ?(?=v?\\d[\\w.+-]{0,20}`)",
                m -> "`" + COMPARISONS.getOrDefault(m.group(1), m.group(1)))
            .given("`"),
        // each span as a whole: what stands between two is none
        Rewrite.of(
                "(?=`)(?<![\\w`])`(?:(['\"])([^`]{1,4}?)\\1|([^\\w`]|\\\\[tnr0]|\\\\r\\\\n)|[^`]{1,200})`(?!`)",
                CodeSpans::sign)
            .given("`"),
        Rewrite.of(
                "(?=[\\d*])(?<![^\\s`\"'(])(?=[\\d/, -]{0,64}\\*)"
                    + FIELD
                    + "(?: "
                    + FIELD
                    + "){4,5}(?=[\\s`\"'),;:]|\\.(?!\\d)|$)",
                CodeSpans::schedule)
            .given("*"));
  }

  private static @Nullable String sign(MatchResult m) {
    String sign = m.group(2) == null ? m.group(3) : m.group(2);
    if (sign == null) {
      String span = m.group();
      if (TENS.matcher(span).matches()) { // no decade
        return span.substring(1, span.length() - 2) + " seconds";
      }
      String operator = operator(span.substring(1, span.length() - 1));
      return operator.isEmpty() ? code(span) : "\"" + operator + "\"";
    }
    String said = SIGNS.get(sign);
    return said == null ? null : "\"" + said + "\"";
  }

  // `==`, `!!`, `<=`
  private static String operator(String signs) {
    String known = SIGNS.get(signs);
    if (known != null || signs.length() > LONGEST_OPERATOR) {
      return known == null ? "" : known;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < signs.length(); i++) {
      String name = signs.charAt(i) == ' ' ? null : SIGNS.get(signs.substring(i, i + 1));
      if (name == null) {
        return "";
      }
      out.append(i > 0 ? " " : "").append(name);
    }
    boolean twice = signs.length() == 2 && signs.charAt(0) == signs.charAt(1);
    return twice ? "double " + SIGNS.get(signs.substring(1)) : out.toString();
  }

  // row[2], [0-9]+, $1: neither the mark of a note nor a price
  private static @Nullable String code(String span) {
    String said =
        PREFIXED.matcher(span).find()
            ? span.replace(" !", " exclamation mark ")
                .replace("`!", "`exclamation mark ")
                .replace(" ^", " caret ")
                .replace("`^", "`caret ")
            : span;
    said =
        INDEX
            .matcher(said)
            .replaceAll(
                found ->
                    (found.start() == 1 ? "" : ", ")
                        + found.group(1)
                        + (found.group(2) == null ? "" : " to " + found.group(2))
                        + (found.end() - found.start() == span.length() - 2 ? "" : ", "));
    said =
        LAST_STAR
            .matcher(said)
            .replaceAll(
                found ->
                    (found.group().startsWith(":")
                            ? " colon"
                            : found.group().startsWith(".") ? " dot" : "")
                        + " star");
    said =
        FIRST_STAR
            .matcher(said)
            .replaceAll(found -> found.group(1) == null ? "star " : "star dot ");
    said = said.replace("(*)", "(star)");
    said = PARAMETER.matcher(said).replaceAll("dollar $1");
    return said.equals(span) ? null : said;
  }

  private static @Nullable String schedule(MatchResult m) {
    return STARS.matcher(m.group()).find()
        ? m.group()
            .replace("*", "star")
            .replace("/", " slash ")
            .replace(",", " comma ")
            .replace("-", " to ")
        : null;
  }
}
