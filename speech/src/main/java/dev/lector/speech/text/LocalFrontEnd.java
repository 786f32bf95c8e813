package dev.lector.speech.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Text in a language other than English, turned into text as it is spoken, as far as the data of
 * ICU and a few tables know the language: sentences, numbers, dates, sums, measures and
 * abbreviations. What they do not know is left to the phonemizer, which reads digits and signs in
 * its own way. Safe for use by many threads.
 */
final class LocalFrontEnd {
  private final LocalLetters letters;
  private final Rule raised;
  private final Rules full;
  private final Rules light;
  private final Sentences sentences;
  private final BreakIterator breaks;

  /**
   * @param maxCharacters most characters of a sentence
   */
  LocalFrontEnd(ULocale language, int maxCharacters, Tables tables) {
    LocalForms forms = new LocalForms(language, tables);
    LocalNumbers numbers = new LocalNumbers(language, forms);
    LocalWords words = new LocalWords(language, numbers, tables);
    this.letters = new LocalLetters(language);
    this.raised = words.raised();
    List<Rule> signs = numbers.signs(forms);
    this.light = new Rules(Stream.concat(signs.stream(), Stream.of(numbers.rule())).toList());
    List<Rule> rules = new ArrayList<>();
    rules.addAll(words.rules());
    rules.addAll(new LocalDates(language, numbers, forms).rules());
    rules.addAll(signs);
    rules.addAll(new LocalAmounts(language, numbers, forms, tables).rules());
    rules.add(numbers.rule());
    this.full = new Rules(rules);
    // With CLDR's exceptions: most abbreviations are in no table of ours.
    this.breaks =
        BreakIterator.getSentenceInstance(
            ULocale.forLanguageTag(language.toLanguageTag() + "-u-ss-standard"));
    this.sentences = new Sentences(maxCharacters, this::split, LocalPunctuation::normalise);
  }

  /** What has to be said before the text is cleaned. To be applied to the whole text. */
  AlignedText raised(AlignedText written) {
    return raised.apply(written);
  }

  /**
   * Leaves the letters that can be said. To be applied to the whole text.
   *
   * @throws InvalidTextException when most of them cannot
   */
  AlignedText letters(AlignedText cleaned) throws InvalidTextException {
    return letters.known(cleaned);
  }

  /**
   * The sentences of a paragraph.
   *
   * @param pauseAfter silence after the paragraph, ms
   * @param checkpoint passed between the steps
   */
  List<Sentence> read(
      AlignedText paragraph, Normalization normalization, int pauseAfter, Checkpoint checkpoint) {
    AlignedText said =
        switch (normalization) {
          case FULL -> full.apply(paragraph, checkpoint);
          case LIGHT -> light.apply(paragraph, checkpoint);
          case OFF -> paragraph;
        };
    return sentences.of(said, pauseAfter);
  }

  private List<AlignedText> split(AlignedText paragraph) {
    BreakIterator own = breaks.clone();
    own.setText(paragraph.text());
    List<AlignedText> parts = new ArrayList<>();
    int start = 0;
    for (int end = own.next(); end != BreakIterator.DONE; end = own.next()) {
      parts.add(paragraph.slice(start, end));
      start = end;
    }
    return parts;
  }
}
