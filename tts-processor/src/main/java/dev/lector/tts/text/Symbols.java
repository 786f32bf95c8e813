package dev.lector.tts.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Signs that are said, and those that only shape the reading: &, @, +, =, /, ©, brackets, dashes.
 */
final class Symbols {
  private final List<Rule> rules = new ArrayList<>();

  Symbols(Tables tables) {
    rules.add(Rewrite.of("(?i)(?<=copyright )\\(c\\)", ""));
    rules.add(Rewrite.of("(?<=\\w)\\s?'n'\\s?(?=\\w)", " and ")); // rock 'n' roll
    rules.add(Rewrite.of("(?<=[a-z])\\.(?=[a-z])", " dot ")); // names in programs
    rules.add(Rewrite.of("(?<=[a-z0-9][.!?])(?=[A-Z][a-z])", " ")); // a forgotten space
    rules.add(Rewrite.of("²", " squared "));
    rules.add(Rewrite.of("³", " cubed "));
    rules.add(Rewrite.of("¹", " "));
    rules.add(Rewrite.of("\\s[-–]{1,3}\\s|-{2,}+|\\s–|–\\s|―", " — "));
    rules.add(Rewrite.of("(?<=[a-zA-Z])-(?=[\\s\"'.,;:!?]|$)", "—"));
    rules.add(Rewrite.of("—(?=[\"')]{1,3}\\s+[\"(]?[A-Z]|[\"')]{0,3}\\s*$)", ".")); // broken off
    rules.add(Rewrite.of("\\.(?:\\s?\\.){1,20}+", "…"));
    rules.add(Rewrite.of("(?:=|-|~)>|<(?:=|-)|[←-⇿]", ", "));
    rules.add(Rewrite.of("(?<=[A-Za-z])/(?=[A-Za-z])", " "));
    rules.add(
        Rewrite.of(
            "(?<=\\s)([<>])(?=\\s)",
            m -> m.group(1).equals("<") ? "is less than" : "is greater than"));
    rules.add(Rewrite.of("(?<=\\s|^)-(?=[A-Za-z])", " "));
    for (List<String> row : tables.rows("symbols.tsv", 2)) {
      rules.add(Rewrite.of(java.util.regex.Pattern.quote(row.get(0)), " " + row.get(1) + " "));
    }
  }

  List<Rule> rules() {
    return List.copyOf(rules);
  }
}
