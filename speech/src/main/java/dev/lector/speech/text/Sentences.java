package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes the sentences of a paragraph: split, reduced to words and marks, cut when long, joined when
 * tiny.
 */
final class Sentences {
  /** Shorter ones are not worth a breath of their own. */
  private static final int TINY = 16;

  private static final Pattern AFTER_ELLIPSIS = Pattern.compile("(?<=…)");
  private static final Pattern GOES_ON = Pattern.compile("[^A-Za-z]{0,8}+(?:[a-z]|I\\b)");

  private final SentenceSplitter splitter = new SentenceSplitter();
  private final PassageCutter cutter;
  private final int limit;

  Sentences(int limit) {
    this.limit = limit;
    this.cutter = new PassageCutter(limit);
  }

  /**
   * The sentences of a paragraph.
   *
   * @param spoken the paragraph in spoken English
   * @param pauseAfter silence after the paragraph, ms
   * @return empty when there is nothing to say
   */
  List<Sentence> of(String spoken, int pauseAfter) {
    List<Sentence> whole = new ArrayList<>();
    for (String sentence : splitter.split(spoken)) {
      String[] parts = AFTER_ELLIPSIS.split(sentence, -1);
      for (int i = 0; i < parts.length; i++) {
        String words = Punctuation.normalise(parts[i]);
        if (!words.isEmpty()) {
          add(
              whole,
              i < parts.length - 1
                  ? trailing(words, parts[i + 1])
                  : new Sentence(words, Pauses.SENTENCE));
        }
      }
    }
    settleLast(whole);
    List<Sentence> pieces = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      Sentence sentence = whole.get(i);
      boolean last = i == whole.size() - 1;
      pieces.addAll(cutter.cut(sentence.words(), last ? pauseAfter : sentence.pauseAfterMs()));
    }
    return pieces;
  }

  // An ellipsis in the middle of a sentence keeps the voice up.
  private static Sentence trailing(String words, String next) {
    boolean goesOn = words.endsWith(".") && GOES_ON.matcher(next).lookingAt();
    String open = goesOn ? words.substring(0, words.length() - 1) + "," : words;
    return new Sentence(open, Pauses.ELLIPSIS);
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
    return new Sentence(one.words() + " " + other.words(), other.pauseAfterMs());
  }
}
