package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes the sentences of a paragraph: split, reduced to words and marks, cut when long, joined when
 * tiny.
 */
final class Sentences {
  /** Shorter ones are not worth a breath of their own. */
  private static final int TINY = 16;

  private static final char ELLIPSIS = '…';
  private static final Pattern GOES_ON = Pattern.compile("[^A-Za-z]{0,8}+(?:[a-z]|I\\b)");

  private final Function<AlignedText, List<AlignedText>> splitter;
  private final UnaryOperator<AlignedText> punctuation;
  private final PassageCutter cutter;
  private final int limit;

  Sentences(int limit) {
    this(limit, new SentenceSplitter()::split, Punctuation::normalise);
  }

  /**
   * @param splitter parts a paragraph
   * @param punctuation reduces a sentence to words and marks
   */
  Sentences(
      int limit,
      Function<AlignedText, List<AlignedText>> splitter,
      UnaryOperator<AlignedText> punctuation) {
    this.limit = limit;
    this.splitter = splitter;
    this.punctuation = punctuation;
    this.cutter = new PassageCutter(limit);
  }

  /**
   * The sentences of a paragraph.
   *
   * @param spoken the paragraph in spoken English
   * @param pauseAfter silence after the paragraph, ms
   * @return empty when there is nothing to say
   */
  List<Sentence> of(AlignedText spoken, int pauseAfter) {
    List<Sentence> whole = new ArrayList<>();
    for (AlignedText sentence : splitter.apply(spoken)) {
      List<AlignedText> parts = parts(sentence);
      for (int i = 0; i < parts.size(); i++) {
        AlignedText words = punctuation.apply(parts.get(i));
        if (!words.isEmpty()) {
          AlignedText written = parts.get(i).strip();
          SourceRange source = written.source(0, written.length());
          add(
              whole,
              i < parts.size() - 1
                  ? trailing(words, source, parts.get(i + 1).text())
                  : new Sentence(words, source, Pauses.SENTENCE));
        }
      }
    }
    settleLast(whole);
    List<Sentence> pieces = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      Sentence sentence = whole.get(i);
      boolean last = i == whole.size() - 1;
      pieces.addAll(cutter.cut(last ? sentence.pausing(pauseAfter) : sentence));
    }
    return pieces;
  }

  // Parted after each ellipsis.
  private static List<AlignedText> parts(AlignedText sentence) {
    List<AlignedText> parts = new ArrayList<>();
    int start = 0;
    int at = sentence.text().indexOf(ELLIPSIS);
    while (at >= 0) {
      parts.add(sentence.slice(start, at + 1));
      start = at + 1;
      at = sentence.text().indexOf(ELLIPSIS, start);
    }
    parts.add(sentence.slice(start, sentence.length()));
    return parts;
  }

  // An ellipsis in the middle of a sentence keeps the voice up.
  private static Sentence trailing(AlignedText words, SourceRange source, String next) {
    int last = words.length() - 1;
    boolean goesOn = words.charAt(last) == '.' && GOES_ON.matcher(next).lookingAt();
    AlignedText open =
        goesOn
            ? new AlignedText.Builder(words.length())
                .append(words, 0, last)
                .standingFor(words.source(last, last + 1))
                .append(',')
                .build()
            : words;
    return new Sentence(open, source, Pauses.ELLIPSIS);
  }

  // A tiny sentence joins the next one,
  private void add(List<Sentence> whole, Sentence next) {
    boolean joins = !whole.isEmpty() && isTiny(whole.getLast()) && fits(whole.getLast(), next);
    whole.add(joins ? join(whole.removeLast(), next) : next);
  }

  // and the last one of a paragraph the one before.
  private void settleLast(List<Sentence> whole) {
    if (whole.size() > 1 && isTiny(whole.getLast())) {
      Sentence last = whole.removeLast();
      Sentence before = whole.removeLast();
      if (fits(before, last)) {
        whole.add(join(before, last));
      } else {
        whole.add(before);
        whole.add(last);
      }
    }
  }

  private static boolean isTiny(Sentence sentence) {
    return sentence.words().length() < TINY;
  }

  private boolean fits(Sentence one, Sentence other) {
    return one.words().length() + 1 + other.words().length() <= limit;
  }

  private static Sentence join(Sentence one, Sentence other) {
    AlignedText.Builder words =
        new AlignedText.Builder(one.said().length() + 1 + other.said().length())
            .append(one.said())
            .standingFor(other.source().start(), other.source().start())
            .append(' ')
            .append(other.said());
    SourceRange source = new SourceRange(one.source().start(), other.source().end());
    return new Sentence(words.build(), source, other.pauseAfterMs());
  }
}
