package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Several references to laws whose parts are in brackets: "regulation 14(1), 15(1) or 46(2)". A
 * bracket hangs on its number without a pause, as the pauses part the references. To be applied
 * before numbers.
 */
final class LawReferences {
  private static final String PART = "\\((?:\\d{1,3}|[A-Za-z]|[ivx]{2,4})\\)";
  private static final String REFERENCE =
      "(?:\\d{1,4}[A-Z]{0,2}(?:" + PART + "){0,4}|(?:" + PART + "){1,4})";
  private static final String BETWEEN = "(?:, | and | or |, and |, or | to | ?[-–] ?)";
  private static final Pattern BRACKET = Pattern.compile("\\(([^()]{1,4})\\)");
  private static final Pattern NUMERAL = Pattern.compile("\\([ivx]{2,4}\\)");
  private static final Pattern RANGE = Pattern.compile(" ?[-–] ?");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("subs", "subsection"),
          Map.entry("subss", "subsections"),
          Map.entry("para", "paragraph"),
          Map.entry("paras", "paragraphs"),
          Map.entry("subpara", "subparagraph"),
          Map.entry("subparas", "subparagraphs"),
          Map.entry("reg", "regulation"),
          Map.entry("regs", "regulations"),
          Map.entry("sect", "section"),
          Map.entry("sects", "sections"),
          Map.entry("art", "article"),
          Map.entry("arts", "articles"),
          Map.entry("sch", "schedule"),
          Map.entry("schs", "schedules"),
          Map.entry("subd", "subdivision"),
          Map.entry("subds", "subdivisions"),
          Map.entry("cl", "clause"),
          Map.entry("cls", "clauses"),
          Map.entry("s", "section"));

  private final Numbers numbers;

  LawReferences(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        // subs. (3), para. (1): the point ends no sentence
        Rewrite.of(
                "(?<![\\w.'/-])([Ss]ubs?s|[Ss]ub-?ss?|[Pp]aras?|[Ss]ub-?paras?|[Rr]egs?|[Ss]ects?|[Aa]rts?|[Ss]chs?|[Ss]ubds?|[Cc]ls?|[Ss])\\. ?\\((\\d{1,3}[A-Z]?|[a-z])\\)",
                m ->
                    WORDS.get(m.group(1).toLowerCase(Locale.ROOT).replace("-", ""))
                        + " "
                        + m.group(2).toUpperCase(Locale.ROOT))
            .given(". (", ".("),
        // Sect. IV, Sects. 4 and 5
        Rewrite.of(
                "(?<![\\w.])([Ss])ect(s?)\\.(?= ?(?:\\d|[IVX]{1,6}(?!\\w)))",
                m -> m.group(1) + "ection" + m.group(2))
            .given("ect"),
        Rewrite.of("(?<![\\w.'/-])([Ss]ub-?s)s?\\.(?= \\d)", "subsection").given("s. "),
        // Regs 7 to 9
        Rewrite.of(
                "(?<![\\w.])([Rr])egs(?= \\d{1,3}[A-Z]?(?:\\(| to |[-–]| and | or |,))",
                m -> m.group(1) + "egulations")
            .given("egs "),
        // paragraph (1) is, subsection (2) applies
        Rewrite.of(
                "(?<=\\b(?:[Ss]ub-?)?(?:[Pp]ara(?:graph)?s?|[Ss]ections?|section|[Cc]lauses?)) \\((\\d{1,2}|[a-hj-z])\\)(?=[.,;:]? (?:is|are|was|were|does|do|did|shall|must|may|applies|apply|above|below|of|has|have|or|and|to|in|as|only|if|where|by|which)\\b(?! (?:\\d|\\())|[.,;:)]?$)",
                m -> " " + part(m.group(1), false))
            .given(" ("),
        // CPR r. 3.4
        Rewrite.of(
                "(?<![\\w.'/-])(rr?)\\. ?(?=\\d{1,3}(?:\\.\\d{1,3}|\\([1-9a-z]\\)|(?= of the |[,;]|\\.(?:\\s|$)|$)))(?<=\\b(?:[Ss]ee|under|CPR|FPR|CrimPR|RSC|and|of|by|in|with|to) rr?\\. ?)",
                m -> m.group(1).length() == 1 ? "rule " : "rules ")
            .given("r."),
        // s 18(1), ss 4(2) and 5(3)
        Rewrite.of(
                "(?<![\\w.'])(ss?)\\.? ?(?=\\d{1,4}[A-Z]?\\((?:\\d|[a-z]\\)))",
                m -> m.group(1).length() == 1 ? "section " : "sections ")
            .shaped("0("),
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:[Ss]ections?|[Ss]ubsections?|[Aa]rticles?|[Rr]ules?|[Rr]egulations?|[Rr]egs?\\.?|[Pp]aragraphs?"
                    + "|[Pp]aras?\\.?|[Cc]lauses?|[Ss]chedules?|[Ss]ecs?\\.|[Aa]rts?\\.|§§?) ?)("
                    + REFERENCE
                    + "(?:"
                    + BETWEEN
                    + REFERENCE
                    + "){1,9})(?![\\w(])",
                this::said)
            .shaped("0("));
  }

  private @Nullable String said(MatchResult m) {
    String written = m.group(1);
    if (written.indexOf('(') < 0) {
      return null;
    }
    Matcher bracket = BRACKET.matcher(RANGE.matcher(written).replaceAll(" to "));
    boolean numerals = NUMERAL.matcher(written).find();
    return bracket.replaceAll(found -> " " + part(found.group(1), numerals)).replace("  ", " ");
  }

  // (v) is a letter behind (u), and a numeral behind (iv)
  private String part(String written, boolean numerals) {
    if (Letters.isDigit(written.charAt(0))) {
      return numbers.name(written);
    }
    String letters = written.toUpperCase(Locale.ROOT);
    int value = written.length() > 1 || numerals ? Romans.value(letters) : 0;
    return value > 0 ? numbers.name(String.valueOf(value)) : letters;
  }
}
