package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signs of formulas that would be lost with other signs: the dot between factors (x·y, 2·3 = 6),
 * the slash before and behind Greek letters (hc/λ, π/2) and what is raised in brackets (2^(γ−1)).
 * To be applied to the text as written.
 */
final class Formulas {
  /** μ is a prefix of units, Ω a unit. */
  private static final String GREEK = "[α-λν-ωΓΔΘΛΞΠΣΦΨ]";

  private static final String RAISED = "[₀-₉²³¹⁰⁴-⁹′']{0,3}";

  /** Where a formula has a number that a dot parts, it is a product. */
  private static final int NEAR = 24;

  private static final int LONGEST_TEX = 200;

  private static final String MIXED = "A-Za-zα-ωΓΘΛΞΠΣΦΨ";

  private static final Pattern EQUATION_BEHIND =
      Pattern.compile("\\d{0,6}(?: ?[·⋅] ?\\d{1,4}){0,6} ?[=≈<>≠].*", Pattern.DOTALL);
  private static final Pattern EQUATION_BEFORE = Pattern.compile("[=≈×+] ?\\d{1,4}$");

  /** Dots are decimal points there: 1·24 (95% CI 1·05–1·46). */
  private static final Pattern DECIMAL_BEHIND =
      Pattern.compile(
          "\\d{1,6} ?(?:%|°|[–-]|\\(|[a-zµμ]{1,2}(?![a-z])|(?:to|per|percent|million|billion|years?|days?|times|inches|miles|feet)\\b).*",
          Pattern.DOTALL);

  private final List<Rule> rules =
      List.of(
          // nλ, ρvL, ωt: letters of two alphabets are variables
          Rewrite.of(
                  "(?<![\\p{L}\\d])(?=["
                      + MIXED
                      + "]{0,2}"
                      + GREEK
                      + ")(?=[^A-Za-z]{0,2}[A-Za-z])(?![A-Z][a-z]?[α-ω](?!\\p{L}))["
                      + MIXED
                      + "]{2,3}(?!\\p{L})",
                  m -> String.join(" ", m.group().split("")))
              .beyondAscii(),
          Rewrite.of("∇ ?([·⋅×]) ?", m -> "del " + (m.group(1).equals("×") ? "cross " : "dot "))
              .given("∇"),
          Rewrite.of("(?<=[=≈<>≤≥(] ?)[−-](?=" + GREEK + ")", "minus ").beyondAscii(),
          // dx/dt = v: no versus
          Rewrite.of("(?<=\\w ?[=≈] ?)v\\.(?=\\s[A-Z]|\\s?$)", "V" + Stops.LIKELY)
              .given("= v.", "=v."),
          // Paral·lel
          Rewrite.of("(?<=\\p{L}l)[·‧](?=l\\p{L})", "").insideWords().given("l·l", "l‧l"),
          // 2^(γ−1), e^{-kt}
          Rewrite.within(
                  "(?<=[\\p{L}\\d)\\]])\\^(?:\\(([^()\\s]{1,16}|[−–-]?[\\p{L}\\d. ]{1,12}|[^()]{1,12} ?[−–+*/-] ?[^()]{1,12})\\)|\\{(?=[^{}]{0,16}\\p{L})([−–-]?[^{}\\s]{2,16})\\})( [−–-] (?=[\\p{L}\\d(])| ?− ?(?=[\\p{L}\\d(]))?",
                  Formulas::raised)
              .given("^(", "^{"),
          // hc/λ, 2/π
          Rewrite.of(
                  "(?<![\\p{L}\\d/.$£€-])(\\d{0,2}[A-Za-z]{1,2}|\\d{1,3})/(?=\\d?"
                      + GREEK
                      + RAISED
                      + "(?![\\p{L}/]))",
                  m -> letters(m.group(1)) + " over ")
              .given(Formulas::slashed),
          // π/2, σ/E, χ²/df
          Rewrite.of(
                  "(?<=(?<!\\p{L})"
                      + GREEK
                      + RAISED
                      + ")/(\\d{1,3}(?![\\d/,.]\\d)|[A-Za-z]{1,2}(?![\\p{L}\\d/])|√)",
                  m -> " over " + letters(m.group(1)))
              .given(Formulas::slashed),
          // = ρ/ε₀; but not α/β chains
          Rewrite.of(
                  "(?<=[=≈∝] ?(?:minus )?"
                      + GREEK
                      + RAISED
                      + ")/(?="
                      + GREEK
                      + "|μ)|(?<=[=≈∝][^=\\n/]{1,16}[\\p{L}"
                      + "₀-₉²³])/(?=μ(?!\\p{L}))",
                  " over ")
              .given(Formulas::slashed),
          // x/(1 + x), (a + b)/2, sin(x)/x
          Rewrite.of(
                  "(?<=(?<![\\p{L}.$£€])\\p{L}[₀-₉\\d]?|(?<![\\p{L}.,/$£€-]\\d{0,3})\\d|[²³])/(?=\\([^()\\n]{0,16}[\\p{L}\\d²³)] ?[-+*^−–·×] ?[^()\\n]{1,16}\\)(?!\\p{L}))"
                      + "|(?<=[\\p{L}]\\([\\p{L}\\d]{1,3}\\)|[\\p{L}\\d²³] ?[-+*^−–·×] ?[\\p{L}\\d²³]{1,4}\\))/(?=[\\p{L}\\d](?!\\p{L})|\\()",
                  " over ")
              .given("/(", ")/"),
          // ΔH/T, ∂u/∂t
          Rewrite.of(
                  "(?<=(?<!\\p{L})[ΔδΔ∂∆]\\p{L}"
                      + RAISED
                      + ")/(?=[ΔδΔ∂∆]?\\p{L}"
                      + RAISED
                      + "(?![\\p{L}/]))",
                  " over ")
              .given(Formulas::slashed),
          // x·y, 2·3 = 6, m·a
          Rewrite.within(
                  "(?<=(?<!\\p{L})\\p{L}{1,2}"
                      + RAISED
                      + "|[\\d)\\]²³½¼¾])( ?)[·⋅∙]( ?)(?:([av])(?!\\p{L})|(?=\\p{L}{1,2}"
                      + RAISED
                      + "(?![\\p{L}\\d])|(?:sin|cos|tan|log|ln|exp)(?!\\p{L})|[\\d(√]))",
                  Formulas::product)
              .given("·", "⋅", "∙"),
          Rewrite.of(
                  "(?<=(?<!\\p{L})(\\p{L}{1,2}" + RAISED + "))[·⋅∙](?=\\p{L}" + RAISED + "\\^)",
                  " times ")
              .given("·", "⋅", "∙"));

  List<Rule> rules() {
    return rules;
  }

  private static boolean slashed(String text) {
    for (int at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
      for (int i = Math.max(0, at - 4); i < Math.min(text.length(), at + 4); i++) {
        char c = text.charAt(i);
        if ((c >= 'Α' && c <= 'ω') || c == '∂' || c == '∆') {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable String raised(MatchResult m, String text) {
    int line = text.lastIndexOf('\n', m.start()) + 1;
    String before = text.substring(Math.max(line, m.start() - LONGEST_TEX), m.start());
    if (before.indexOf('$') >= 0 || before.indexOf('\\') >= 0) {
      return null; // TeX
    }
    String power = m.group(1) == null ? m.group(2) : m.group(1);
    return " to the power of "
        + power
            .replaceAll(
                "(?<=\\p{L}) ?[−–-] ?(?=[\\p{L}\\d])|(?<=[\\d)]) ?[−–-] ?(?=[\\p{L}\\d])",
                " minus ")
            .replaceAll("^[−–-]", "minus ")
            .replaceAll(" ?\\+ ?", " plus ")
            .replaceAll(" ?/ ?", " over ")
            .replaceAll(" ?[*·⋅] ?", " times ")
            .replaceAll("(?<=\\d)(?=\\p{L})", " ")
            .replaceAll("(?<![\\p{L}])([A-Za-z])([A-Za-z])(?!\\p{L})", "$1 $2")
            .strip()
        + (m.group(3) == null ? "" : " minus ");
  }

  private static String letters(String written) {
    return written.length() > 1 || written.equals("a")
        ? written.toUpperCase(Locale.ROOT).replaceAll("(?<=[A-Z])(?=[A-Z])|(?<=\\d)(?=[A-Z])", " ")
        : written;
  }

  private static @Nullable String product(MatchResult m, String text) {
    boolean spaced = !m.group(1).isEmpty() || !m.group(2).isEmpty();
    char before = text.charAt(m.start() - 1);
    char behind = m.group(3) == null ? text.charAt(m.end()) : ' ';
    if (Letters.isDigit(before) && Letters.isDigit(behind)) {
      return number(m, text, spaced);
    }
    String near = Neighbours.around(text, m.start() - NEAR, m.end() + NEAR);
    String factor = m.group(3) == null ? "" : m.group(3).toUpperCase(Locale.ROOT);
    return !spaced || near.indexOf('=') >= 0 ? " times " + factor : null;
  }

  private static @Nullable String number(MatchResult m, String text, boolean spaced) {
    String rest = Neighbours.around(text, m.end(), m.end() + NEAR);
    String start = Neighbours.around(text, m.start() - NEAR, m.start());
    boolean power =
        rest.startsWith("10") && rest.length() > 2 && "⁰¹²³⁴⁵⁶⁷⁸⁹⁻^".indexOf(rest.charAt(2)) >= 0;
    boolean row = rest.length() > 1 && "·⋅".indexOf(rest.charAt(1)) >= 0;
    if (power || row || EQUATION_BEHIND.matcher(rest).matches()) {
      return " times ";
    }
    boolean single = rest.length() < 2 || !Letters.isDigit(rest.charAt(1));
    if (spaced) {
      return EQUATION_BEFORE.matcher(start).find() ? " times " : null;
    }
    boolean zero =
        start.endsWith("0")
            && (start.length() < 2 || !Letters.isDigit(start.charAt(start.length() - 2)));
    boolean decimal =
        zero
            || start.matches("(?s).*[$£€–-]\\d{1,6}")
            || rest.startsWith("0")
            || DECIMAL_BEHIND.matcher(rest).matches()
            || (!single && !EQUATION_BEFORE.matcher(start).find());
    return decimal ? "." : " times ";
  }
}
