package dev.lector.speech.text;

import dev.lector.speech.pronunciation.Pronunciation;
import java.util.List;

/** One stretch of speech that is synthesised in one go. */
public final class Sentence {
  private final AlignedText said;
  private final SourceRange source;
  private final int pauseAfterMs;
  private final boolean exactPause;
  private final List<Pronunciation> pronunciations;

  /**
   * A sentence.
   *
   * @param said text as spoken
   * @param source where it was written
   * @param pauseAfterMs silence after it, ms
   */
  Sentence(AlignedText said, SourceRange source, int pauseAfterMs) {
    this(said, source, pauseAfterMs, false, List.of());
  }

  private Sentence(
      AlignedText said,
      SourceRange source,
      int pauseAfterMs,
      boolean exactPause,
      List<Pronunciation> pronunciations) {
    this.exactPause = exactPause;
    this.pronunciations = List.copyOf(pronunciations);
    this.said = said;
    this.source = source;
    this.pauseAfterMs = pauseAfterMs;
  }

  /**
   * Text as spoken: numbers, units and abbreviations written out, punctuation {@code . , ; : ! ?}
   * kept where it shapes the intonation, nothing else that is not said.
   */
  public String words() {
    return said.text();
  }

  /** Silence between this sentence and the next, ms; 0 at the end of the text. */
  public int pauseAfterMs() {
    return pauseAfterMs;
  }

  /** Whether the pause is that long however fast is spoken. */
  public boolean pausesExactly() {
    return exactPause;
  }

  /**
   * Where it was written, with the quotes and brackets around it and without white space behind it;
   * empty where it says nothing but the rest of a number that the sentence before it begins.
   */
  public SourceRange source() {
    return source;
  }

  /**
   * Where a part of it was written.
   *
   * @param from first character in {@link #words()}
   * @param to one past the last character
   */
  public SourceRange source(int from, int to) {
    return said.source(from, to);
  }

  /** Words that are pronounced as a lexicon says, in order. */
  public List<Pronunciation> pronunciations() {
    return pronunciations;
  }

  Sentence pronounced(AlignedText words, List<Pronunciation> others) {
    return new Sentence(words, source, pauseAfterMs, exactPause, others);
  }

  AlignedText said() {
    return said;
  }

  Sentence pausing(int pauseMs) {
    return new Sentence(said, source, pauseMs, false, pronunciations);
  }

  Sentence pausingExactly(int pauseMs) {
    return new Sentence(said, source, pauseMs, true, pronunciations);
  }

  Sentence writtenAt(SourceRange place) {
    return place.equals(source)
        ? this
        : new Sentence(said, place, pauseAfterMs, exactPause, pronunciations);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sentence that
        && said.equals(that.said)
        && source.equals(that.source)
        && pauseAfterMs == that.pauseAfterMs
        && exactPause == that.exactPause
        && pronunciations.equals(that.pronunciations);
  }

  @Override
  public int hashCode() {
    return said.hashCode();
  }

  @Override
  public String toString() {
    return words();
  }
}
