package dev.lector.speech.text;

import java.util.Arrays;
import java.util.List;

/**
 * Rules in the order in which they are applied. Of each one the rarest pair of characters that it
 * needs is looked up in what stands side by side in the text; most rules need nothing more to be
 * passed over.
 */
final class Rules implements Rule {
  private final Rule[] rules;

  /** For each rule, six words of bits: the characters on the left and on the right of its pair. */
  private final long[] pairs;

  private final Need need;

  Rules(List<Rule> rules) {
    this.rules = rules.toArray(Rule[]::new);
    this.need = Need.any(rules.stream().map(Rule::need).toList());
    this.pairs = new long[rules.size() * Bigrams.PAIR];
    for (int i = 0; i < this.rules.length; i++) {
      this.rules[i].need().rarest().store(pairs, i * Bigrams.PAIR);
    }
  }

  @Override
  public AlignedText apply(AlignedText paragraph) {
    return apply(paragraph, Checkpoint.NONE);
  }

  /**
   * Applies them all.
   *
   * @param checkpoint passed behind each rule that may have matched
   */
  AlignedText apply(AlignedText paragraph, Checkpoint checkpoint) {
    return applyWhile(CharacterSet.ALL, paragraph, checkpoint);
  }

  /** The same as long as the text has one of some characters. */
  AlignedText applyWhile(CharacterSet needed, AlignedText paragraph, Checkpoint checkpoint) {
    AlignedText text = paragraph;
    for (int i = 0; i < rules.length && text.bigrams().haveOneOf(needed); i++) {
      if (text.bigrams().hold(pairs, i * Bigrams.PAIR)) {
        text = rules[i].apply(text);
        checkpoint.pass();
      }
    }
    return text;
  }

  /** Whether one of them may match. */
  boolean mayMatch(Bigrams text) {
    for (int i = 0; i < rules.length; i++) {
      if (text.hold(pairs, i * Bigrams.PAIR) && rules[i].need().isIn(text)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public AlignedText everywhere(AlignedText paragraph) {
    AlignedText text = paragraph;
    for (Rule rule : rules) {
      text = rule.everywhere(text);
    }
    return text;
  }

  /** Each of them, which is passed over as here. */
  List<Rules> each() {
    return Arrays.stream(rules).map(rule -> new Rules(List.of(rule))).toList();
  }

  @Override
  public Need need() {
    return need;
  }
}
