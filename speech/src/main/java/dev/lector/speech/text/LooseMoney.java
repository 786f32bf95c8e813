package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Money as tables and reports write it: $(0.11), ($m), (est. $50,000), and signs of a currency
 * without a sum.
 */
final class LooseMoney {
  /** Characters in which a word may say that the sum was lost. */
  private static final int CLAUSE = 40;

  private static final Pattern PAIRED = Pattern.compile("[$£€¥₹] ?\\(\\.?\\d[^.!?;]{0,80}$");

  private static final Pattern CENTS =
      Pattern.compile(
          "\\dc(?: |[,;.)]|$)[^\\n]{0,200}(?:\\$|\\b(?:[Ss]hares?|[Dd]ividends?|cents?|[Cc]osts?)\\b)|(?:\\$|\\b(?:[Ss]hares?|[Dd]ividends?|cents?|[Cc]osts?)\\b)[^\\n]{0,200}\\dc(?: |[,;.)]|$)");
  private static final Pattern WARMTH =
      Pattern.compile("°|\\b(?:degrees|oven|temperature|cups?|tsp|tbsp)\\b");

  private static final String SIGN = "((?:US|CA|AU|NZ|HK)?[$£€¥₹])";

  /** $US1.5bn, $A35: to be applied before formulas are looked for. */
  static List<Rule> dollars() {
    return List.of(
        Rewrite.of(
                "(?<![\\w$\"`])\\$(US|NZ|HK|CA?|AU?)(?=\\d{2}|\\d[.,]\\d|\\d ?(?:[mb]n?|[mb]illion)\\b|(?<=[SZKU])\\d)",
                m -> m.group(1) + "$")
            .given("$US", "$NZ", "$HK", "$C", "$A"));
  }

  /** To be applied before sums and abbreviations. */
  Rule rules() {
    return Gate.of(
        LooseMoney::signed,
        List.of(
            // 4/$20
            Rewrite.of(
                    "(?=\\d)(?<![\\w.,/$£€¥₹-])([1-9]\\d?)/(?=[$£€¥₹]\\d)",
                    m -> m.group(1) + " for ")
                .given("/"),
            // £450+VAT
            Rewrite.of("(?<=[$£€¥₹]\\d[\\d,.]{0,12}(?:bn|[kKmM])?)\\+(?=[A-Za-z])", " plus ")
                .given("+"),
            // $100 - 18 percent more
            Rewrite.of(
                "(?<=[$£€¥₹] ?\\d[\\d.,]{0,12}) [-–] (?=\\d{1,3}(?:\\.\\d{1,2})? ?(?:%|percent\\b|per cent\\b))",
                ", "),
            // £<200
            Rewrite.of(
                "([$£€¥₹]) ?([<>≤≥~≈]) ?(?=\\d)", m -> Amounts.sign(m.group(2)) + m.group(1)),
            // brackets are a minus, unless a word has said so
            // £(246)m–£(120)m, £(246)m/£(120)m
            Rewrite.of(
                    "(?<=\\d\\)(?:bn|[mkMB])?)\\s?([-–/])\\s?(?=[$£€¥₹] ?\\(\\.?\\d)",
                    m -> m.group(1).equals("/") ? ", " : " to ")
                .given("("),
            Rewrite.within(
                    SIGN + "\\s?\\((\\.?\\d[\\d.,]{0,20}(?:bn|mn|[mkMB])?)\\)",
                    LooseMoney::bracketed)
                .given("("),
            // ($5.3) million, EPS was ($0.22); but not "a lot ($5.30)"
            Rewrite.within(
                    "\\("
                        + SIGN
                        + "\\s?(\\.?\\d[\\d.,]{0,20}(?:bn|mn|[mkMB])?)\\)(?:(?= (?:thousand|[mb]illion|trillion|mn|bn)\\b)|(?<=(?:\\b(?:[Ww]as|[Ww]ere|of|to|from|than|versus|vs\\.?|totaled|totalled|reached|reported|posted) |[:=] ?)\\([^(]{0,30}))",
                    LooseMoney::bracketed)
                .given("("),
            Rewrite.of(
                "(?=[$£€¥₹UCANH])(?<=\\(|\\bin )"
                    + SIGN
                    + "\\s?(?:(m|mn|mm|M|MM|millions?)|(bn|b|B|billions?)|(k|K|'?000'?s?|thousands?))(?=[),;.\\s]|$)",
                m ->
                    (m.group(2) != null
                            ? "millions"
                            : m.group(3) != null ? "billions" : "thousands")
                        + " of "
                        + name(m.group(1))),
            Rewrite.of("(?<=(?<![\\w])[Ee]st)\\.(?=\\s?[~<>]?\\s?" + SIGN + ")", "imated")
                .insideWords()
                .given("st."),
            // $5m est.
            Rewrite.of(
                    "(?<=\\d(?:[kKmMbB]n?| (?:thousand|million|billion))? \\(?)est\\.(?=[\\s,;:)]|$)(?<=[$£€¥₹]\\s?[\\d.,]{1,20}(?:[kKmMbB]n?| (?:thousand|million|billion))? \\(?est\\.)(?=(\\s[A-Z]|$)?)",
                    m -> "estimated" + (m.group(1) == null ? "" : "."))
                .given("est."),
            Rewrite.of("(?<![\\w.])ca?\\.(?=\\s?" + SIGN + "\\d)", "circa").given("c.", "ca.")));
  }

  /** Cents by their letter: "46c a share", "a 79c charge". */
  Rule cents() {
    return Gate.of(
        paragraph ->
            isLettered(paragraph)
                && CENTS.matcher(paragraph).find()
                && !WARMTH.matcher(paragraph).find(),
        List.of(
            Rewrite.of(
                "(?=\\d)(?<![\\w.,$£€¥#/-])(\\d{1,3}(?:\\.\\d{1,2})?)c(?![\\w'.-]\\w|\\w)(?=( (?:charge|coin|stamp|piece|tax|levy|dividend|rise|fall|increase|cut|drop|gain)\\b)?)",
                m ->
                    m.group(1)
                        + (m.group(2) == null && !m.group(1).equals("1") ? " cents" : " cent"))));
  }

  /** What is left: $$, US$, "$ and %". To be applied behind everything that knows sums. */
  Rule leftovers() {
    return Gate.of(
        paragraph -> paragraph.indexOf('$') >= 0,
        List.of(
            Rewrite.of("(?<=(?<![A-Z])(?:US|CA|AU|NZ|HK))\\$", " dollars"),
            Rewrite.of("(?<=[A-Za-z$])\\$|\\$(?![A-Za-z_{(])", " dollar ")));
  }

  private static String bracketed(MatchResult m, String paragraph) {
    String before = Neighbours.around(paragraph, m.start() - CLAUSE, m.start());
    // two sums in brackets that are compared have the same sign
    String pair = Neighbours.around(paragraph, m.start() - 2 * CLAUSE, m.start());
    before =
        PAIRED.matcher(pair).find()
            ? Neighbours.around(paragraph, m.start() - 3 * CLAUSE, m.start())
            : before;
    // a loss of the sentence before is another one
    before = before.substring(before.lastIndexOf(". ") + 1);
    boolean said =
        before.contains("loss") || before.contains("deficit") || before.contains("outflow");
    return (said ? "" : "-") + m.group(1) + m.group(2);
  }

  private static String name(String sign) {
    return switch (sign.charAt(sign.length() - 1)) {
      case '£' -> "pounds";
      case '€' -> "euros";
      case '¥' -> "yen";
      case '₹' -> "rupees";
      default -> sign.startsWith("US") ? "U S dollars" : "dollars";
    };
  }

  private static boolean signed(String paragraph) {
    for (int i = 0; i < paragraph.length(); i++) {
      char c = paragraph.charAt(i);
      if (c == '$' || c == '£' || c == '€' || c == '¥' || c == '₹') {
        return true;
      }
    }
    return false;
  }

  private static boolean isLettered(String paragraph) {
    for (int at = paragraph.indexOf('c', 1); at >= 0; at = paragraph.indexOf('c', at + 1)) {
      if (Letters.isDigit(paragraph.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }
}
