package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * TeX's mathematics as other texts write it: {@code $x \leq 24$}, {@code $$E = mc^2$$}, {@code
 * \frac{7}{10}}. What a command stands for is left as a sign or a word, which later rules say.
 */
final class Latex {
  private static final int DEEPEST = 4;

  private static final Map<String, String> COMMANDS =
      Map.ofEntries(
          Map.entry("leq", " ≤ "),
          Map.entry("le", " ≤ "),
          Map.entry("leqslant", " ≤ "),
          Map.entry("geq", " ≥ "),
          Map.entry("ge", " ≥ "),
          Map.entry("geqslant", " ≥ "),
          Map.entry("neq", " ≠ "),
          Map.entry("ne", " ≠ "),
          Map.entry("lt", " < "),
          Map.entry("gt", " > "),
          Map.entry("approx", " ≈ "),
          Map.entry("sim", " is about "),
          Map.entry("equiv", " is equivalent to "),
          Map.entry("propto", " is proportional to "),
          Map.entry("times", " × "),
          Map.entry("cdot", " × "),
          Map.entry("div", " ÷ "),
          Map.entry("pm", " ± "),
          Map.entry("infty", " infinity "),
          Map.entry("sum", " the sum of "),
          Map.entry("prod", " the product of "),
          Map.entry("int", " the integral of "),
          Map.entry("partial", " partial "),
          Map.entry("nabla", " nabla "),
          Map.entry("in", " in "),
          Map.entry("notin", " not in "),
          Map.entry("subset", " is a subset of "),
          Map.entry("cup", " union "),
          Map.entry("cap", " intersection "),
          Map.entry("forall", " for all "),
          Map.entry("exists", " there exists "),
          Map.entry("to", " to "),
          Map.entry("rightarrow", " to "),
          Map.entry("Rightarrow", " implies "),
          Map.entry("implies", " implies "),
          Map.entry("iff", " if and only if "),
          Map.entry("circ", "°"),
          Map.entry("ldots", ", and so on, "),
          Map.entry("cdots", ", and so on, "),
          Map.entry("dots", ", and so on, "),
          Map.entry("sin", " sine "),
          Map.entry("cos", " cosine "),
          Map.entry("tan", " tangent "),
          Map.entry("log", " log "),
          Map.entry("ln", " natural log "),
          Map.entry("exp", " exponential "),
          Map.entry("lim", " the limit of "),
          Map.entry("max", " max "),
          Map.entry("min", " min "),
          Map.entry("sqrt", " the square root of "));

  private static final String GREEK =
      "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon"
          + "|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega";

  private static final Pattern COMMAND = Pattern.compile("\\\\{1,2}([A-Za-z]{2,12})(?![A-Za-z])");
  private static final Pattern FRACTION =
      Pattern.compile("\\\\{1,2}[dt]?frac\\{([^{}]{1,80}+)\\}\\{([^{}]{1,80}+)\\}");
  private static final Pattern ROOT =
      Pattern.compile("\\\\{1,2}sqrt(\\[3\\])?\\{([^{}]{1,80}+)\\}");
  private static final Pattern SUBSCRIPT =
      Pattern.compile("_(?:\\{([^{}]{1,40}+)\\}|([A-Za-z0-9]))");
  private static final Pattern EXPONENT = Pattern.compile("\\^(?:\\{([^{}]{1,40}+)\\})");
  private static final Pattern FUNCTION =
      Pattern.compile("(?<![A-Za-z])([fghFGPp])\\(([^()]{1,40}+)\\)");
  private static final Pattern PRODUCT =
      Pattern.compile("(?<![A-Za-z\\\\])([a-zA-Z])([a-z])([a-z])?(?![A-Za-z])");
  private static final Pattern MATHS =
      Pattern.compile("[\\\\^_=]|[A-Za-z0-9)] ?[-+*/<>] ?[A-Za-z0-9(]");

  private final List<Rule> rules =
      List.of(
          Rewrite.of("\\$\\$([^$]{1,500}+)\\$\\$", m -> said(m.group(1))).given("$$"),
          Rewrite.of(
                  "\\\\{1,2}\\[([^\\[\\]\\\\][^\\[\\]]{0,500}+)\\\\{1,2}\\]", m -> said(m.group(1)))
              .given("\\["),
          Rewrite.of("\\\\{1,2}\\(([^()]{1,300}+)\\\\{1,2}\\)", m -> said(m.group(1))).given("\\("),
          Rewrite.of(
                  "(?<![\\w$\\\\])\\$(?![\\s$])([^$\\n]{1,300}+)(?<!\\s)\\$(?![\\w$])",
                  Latex::inline)
              .given("$"),
          Rewrite.of(
                  "(?<![\\w:\\\\])\\\\{1,2}(?:[dt]?frac\\{[^{}]{1,80}+\\}\\{[^{}]{1,80}+\\}|sqrt\\{[^{}]{1,80}+\\}"
                      + "|(?:leq|geq|neq|approx|times|cdot|pm|infty|rightarrow|"
                      + GREEK
                      + ")(?![A-Za-z]))",
                  m -> said(m.group()))
              .given("\\"));

  /** To be applied to a paragraph before Markdown's marks are taken out. */
  AlignedText plain(AlignedText paragraph) {
    AlignedText text = paragraph;
    for (Rule rule : rules) {
      text = rule.apply(text);
    }
    return text;
  }

  // Between two dollar signs there are prices more often than formulas.
  private static @Nullable String inline(MatchResult m) {
    String formula = m.group(1);
    boolean letter = formula.length() == 1 && Letters.isLetter(formula.charAt(0));
    boolean price =
        Letters.isDigit(formula.charAt(0))
            && formula.indexOf('\\') < 0
            && formula.indexOf('^') < 0
            && formula.indexOf('=') < 0;
    return letter || (!price && MATHS.matcher(formula).find()) ? said(formula) : null;
  }

  private static String said(String formula) {
    String text =
        formula.replaceAll("\\\\(?:[,;:! ]|left|right|displaystyle|q?quad)(?![a-z])", " ");
    text =
        text.replaceAll(
            "\\\\(?:text|mathrm|mathbf|mathbb|mathcal|operatorname|vec|hat|bar)(?=\\{)", "");
    text = text.replaceAll("\\\\([%$&#_])", "$1");
    text = PRODUCT.matcher(text).replaceAll(Latex::product);
    text =
        SUBSCRIPT
            .matcher(text)
            .replaceAll(m -> " " + quoted(m.group(1) == null ? m.group(2) : m.group(1)));
    text = EXPONENT.matcher(text).replaceAll(m -> "^" + quoted(m.group(1).strip()));
    for (int i = 0; i < DEEPEST; i++) {
      text = ROOT.matcher(text).replaceAll(Latex::root);
      text = FRACTION.matcher(text).replaceAll(Latex::fraction);
    }
    text = FUNCTION.matcher(text).replaceAll("$1 of $2");
    text = COMMAND.matcher(text).replaceAll(Latex::command);
    text = text.replaceAll("(?<=[A-Za-z0-9)} ])-(?=[ A-Za-z0-9({])(?<!\\^-)", " minus ");
    text = text.replace("^°", "°").replaceAll("[{}\\\\]", " ");
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String product(MatchResult m) {
    return switch (m.group()) {
      case "if", "is", "or", "of", "for", "and", "cm", "mm", "km", "kg" -> m.group();
      default -> m.group(1) + " " + m.group(2) + (m.group(3) == null ? "" : " " + m.group(3));
    };
  }

  private static String root(MatchResult m) {
    return " the "
        + (m.group(1) == null ? "square" : "cube")
        + " root of "
        + quoted(m.group(2))
        + " ";
  }

  private static String fraction(MatchResult m) {
    String over = m.group(1).strip();
    String under = m.group(2).strip();
    boolean numbers = over.matches("\\d{1,4}") && under.matches("\\d{1,4}");
    return numbers
        ? " " + over + "/" + under + " "
        : " " + quoted(over) + " over " + quoted(under) + " ";
  }

  private static String command(MatchResult m) {
    String name = m.group(1);
    String known = COMMANDS.get(name);
    return quoted(known == null ? " " + name.replace("var", "") + " " : known);
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }
}
