package dev.lector.speech.text;

import java.util.List;

/** Settles where sentences were written: without the white space behind them. */
final class SentencePlaces {
  private SentencePlaces() {}

  static void settle(String text, List<Sentence> sentences) {
    sentences.replaceAll(sentence -> sentence.writtenAt(stripped(text, sentence.source())));
  }

  private static SourceRange stripped(String text, SourceRange source) {
    int end = source.end();
    while (end > source.start() && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new SourceRange(source.start(), end);
  }
}
