package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Signs that are said, and those that only shape the reading: &, @, +, =, /, ©, brackets, dashes.
 */
final class Symbols {
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
