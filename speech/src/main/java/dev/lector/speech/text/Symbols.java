package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Signs that are said, and those that only shape the reading: &, @, +, =, /, ©, brackets, dashes.
 */
final class Symbols {
  /** Parts that are no words alone. */
  private static final String PREFIX =
      "pre|post|micro|meso|macro|over|under|inter|intra|sub|super|anti|pro|mono|bi|tri|uni|multi|poly|non|mid|hyper|hypo|neo|paleo|ultra|infra"
          + "|socio|physio|psycho|bio|geo|electro|hydro|thermo|photo|endo|exo|ex|re|de|dis|un|up|out|in|homo|hetero|mini|maxi|nano|pico|kilo|mega|semi|quasi|pseudo|proto|trans|cis|anglo|franco|sino|euro|afro|indo";

  private final List<Rule> rules = new ArrayList<>();

  Symbols(Tables tables) {
    rules.add(Rewrite.of("(?i)(?<=copyright )(?:\\(c\\)|©)", "").given("(c)", "(C)", "©"));
    // sha'n't, ca'n't
    rules.add(Rewrite.of("(?<=\\b[A-Za-z]{2,5})'n't\\b", "n't").insideWords().given("'n't"));
    rules.add(
        Rewrite.of("(?<=\\w)(?:\\s'n'\\s?|'n'\\s?(?!t\\b))(?=\\w)", " and ")
            .given("'n'")); // rock 'n' roll
    rules.add(
        Rewrite.of("(?<=[a-z])\\.(?=[a-z])", " dot ")
            .shaped(".a", ".A", ".0", ".-")); // names in programs
    rules.add(Rewrite.of("(?=[A-Z][a-z])(?<=[a-z0-9][.!?])", " ")); // a forgotten space
    rules.add(Rewrite.of("²", " squared ").given("²"));
    rules.add(Rewrite.of("³", " cubed ").given("³"));
    rules.add(Rewrite.of("¹", " ").given("¹"));
    rules.add(
        Rewrite.of("(?=[-–―\\s])(?:\\s[-–]{1,3}\\s|-{2,}+|\\s–|–\\s|―)", " — ")
            .given("-", "–", "―"));
    // pre- and post-war, two- to three-day: the second part of the word comes later
    rules.add(
        Rewrite.of(
                "(?=-)(?<=[A-Za-z])-(?= (?:and|or|to|nor|but not|and not|and/or|versus) (?:[a-z']{1,20} )?[A-Za-z']{1,20}-[A-Za-z])|(?=-)(?<=\\b(?i:"
                    + PREFIX
                    + "))-(?= (?:and|or|to|nor) )|(?=-)(?<=[a-z])-(?= (?:and|or) [a-z]{2,8}(?:ware|bound|wards?|streams?|stairs|hill|loads?|sides?|cases?)\\b)",
                "")
            .given("- "));
    rules.add(Rewrite.of("(?=[-])(?<=[a-zA-Z])-(?=[\\s\"'.,;:!?]|$)", "—").given("-"));
    rules.add(
        Rewrite.of("—(?=[\"')]{1,3}\\s+[\"(]?[A-Z]|[\"')]{0,3}\\s*$)", ".")
            .given("—")); // broken off
    rules.add(Rewrite.of("(?=[.])\\.(?:\\s?\\.){1,20}+", "…").shaped("..", ". ."));
    rules.add(Rewrite.of("(?:=|-|~)>|<(?:=|-)", ", ").given("<", ">"));
    rules.add(Rewrite.of("[←-⇿]", ", ").beyondAscii());
    rules.add(Rewrite.of("(?<=[A-Za-z])/(?=[A-Za-z])", " ").given("/"));
    rules.add(
        Rewrite.of(
                "(?<=\\s)([<>])(?=\\s)",
                m -> m.group(1).equals("<") ? "is less than" : "is greater than")
            .given("<", ">"));
    rules.add(
        Rewrite.of(
                "(?<=[A-Za-z)\\]])(<(?![A-Za-z]{1,20}>)|(?<!</?[A-Za-z]{1,20})>)(?=[A-Za-z(])",
                m -> m.group(1).equals("<") ? " is less than " : " is greater than ")
            .given("<", ">"));
    rules.add(Rewrite.of("(?=[-])(?<=\\s|^)-(?=[A-Za-z])", " ").given("-"));
    rules.add(Rewrite.of("(?<=[A-Za-z])#(?=[A-Za-z]|[\\s.,;:!?)]|$)", " hash ").given("#"));
    for (List<String> row : tables.rows("symbols.tsv", 2)) {
      String sign = row.getFirst();
      rules.add(Rewrite.of(Pattern.quote(sign), " " + row.get(1) + " ").given(sign));
    }
  }

  List<Rule> rules() {
    return List.copyOf(rules);
  }
}
