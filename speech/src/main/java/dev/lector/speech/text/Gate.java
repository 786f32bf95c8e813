package dev.lector.speech.text;

import java.util.List;
import java.util.function.Predicate;

/** Several rules for paragraphs that hold a sign which all of them need; others pass untouched. */
final class Gate implements Rule {
  private final Predicate<String> possible;
  private final Rules rules;

  private Gate(Predicate<String> possible, List<Rule> rules) {
    this.possible = possible;
    this.rules = new Rules(rules);
  }

  /** Rules for paragraphs in which one of them may match. */
  static Rule of(Predicate<String> possible, List<Rule> rules) {
    return new Gate(possible, rules);
  }

  @Override
  public AlignedText apply(AlignedText paragraph) {
    // most paragraphs lack what the rules need, which is seen sooner than the sign
    return rules.mayMatch(paragraph.bigrams()) && possible.test(paragraph.text())
        ? rules.apply(paragraph)
        : paragraph;
  }

  @Override
  public AlignedText everywhere(AlignedText paragraph) {
    return possible.test(paragraph.text()) ? rules.everywhere(paragraph) : paragraph;
  }

  @Override
  public Need need() {
    return rules.need();
  }
}
