package dev.lector.speech.text;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Abbreviations and ordinal numbers of a language other than English. */
final class LocalWords {
  private static final String NUMBERED = " 1";

  private final ULocale language;
  private final LocalNumbers numbers;
  private final Map<String, String> words = new HashMap<>();
  private final Map<String, String> beforeNumbers = new HashMap<>();

  LocalWords(ULocale language, LocalNumbers numbers, Tables tables) {
    this.language = language;
    this.numbers = numbers;
    for (List<String> row : tables.rows("local-abbreviations.tsv", 3)) {
      if (row.get(0).equals(language.getLanguage())) {
        // as the cleaner leaves it
        String written = row.get(1).replace('º', '°').replace('ª', '°');
        if (written.endsWith(NUMBERED)) {
          beforeNumbers.put(written.substring(0, written.length() - NUMBERED.length()), row.get(2));
        } else {
          words.put(written, row.get(2));
        }
      }
    }
  }

  /** Raised letters behind digits, which the cleaner does not tell apart: 1.º, 2ª. */
  Rule raised() {
    return Rewrite.of(
        "(?<![\\p{L}\\p{N}.,])(\\d{1,6})\\.?([ºª])(?![CF]\\b)",
        m -> numbers.ordinal(Long.parseLong(m.group(1)), ordinal(m.group(2).equals("ª"))));
  }

  /** To be applied to a paragraph. */
  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    add(words, "(?![\\p{L}\\p{N}])", rules);
    add(beforeNumbers, "(?=\\s?\\d)", rules);
    switch (language.getLanguage()) {
      case "fr" ->
          rules.add(
              Rewrite.of(
                  "(?<![\\p{L}\\p{N}.,])(\\d{1,6})(er|re|ère|nd|nde|e|ème)s?(?![\\p{L}\\p{N}])",
                  m ->
                      numbers.ordinal(
                          Long.parseLong(m.group(1)),
                          ordinal(List.of("re", "ère", "nde").contains(m.group(2))))));
      case "es" ->
          rules.add(
              Rewrite.of(
                  "(?<![\\p{L}\\p{N}.,])(\\d{1,6})\\.?er(?![\\p{L}\\p{N}])",
                  m ->
                      numbers.ordinal(
                          Long.parseLong(m.group(1)),
                          "%spellout-ordinal-masculine-adjective",
                          "%spellout-ordinal-masculine")));
      case "it" ->
          rules.add(
              Rewrite.of(
                  "(?<![\\p{L}\\p{N}.,])(\\d{1,6})°(?=\\s\\p{Ll})",
                  m -> numbers.ordinal(Long.parseLong(m.group(1)), ordinal(false))));
      default -> {}
    }
    return rules;
  }

  private static String[] ordinal(boolean feminine) {
    return feminine
        ? new String[] {"%spellout-ordinal-feminine"}
        : new String[] {"%spellout-ordinal-masculine", "%spellout-ordinal"};
  }

  private static void add(Map<String, String> table, String behind, List<Rule> rules) {
    if (table.isEmpty()) {
      return;
    }
    String written =
        table.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    rules.add(
        Rewrite.within(
            "(?<![\\p{L}\\p{N}.])(?:" + written + ")" + behind,
            (found, paragraph) -> said(found, paragraph, table.getOrDefault(found.group(), ""))));
  }

  // One that may end a sentence keeps its point where the next word begins one.
  private static String said(MatchResult found, String paragraph, String said) {
    if (!said.endsWith(".")) {
      return said;
    }
    int next = found.end();
    while (next < paragraph.length() && Character.isWhitespace(paragraph.charAt(next))) {
      next++;
    }
    boolean ends = next == paragraph.length() || Character.isUpperCase(paragraph.charAt(next));
    return ends ? said : said.substring(0, said.length() - 1);
  }
}
