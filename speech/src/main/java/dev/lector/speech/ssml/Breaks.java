package dev.lector.speech.ssml;

import dev.lector.speech.text.Script.Break;
import java.util.ArrayList;
import java.util.List;

/** The silences of a text as it is gathered: those with nothing to say between them are one. */
final class Breaks {
  /** Longest that one may be, ms. */
  static final int LONGEST_MS = 60_000;

  private final List<Break> breaks = new ArrayList<>();
  private final SourceText text;
  private int lettersBefore = -1;

  Breaks(SourceText text) {
    this.text = text;
  }

  /**
   * Adds a silence of exactly that length.
   *
   * @param at where what follows it begins in the source
   */
  void add(int at, int ms) {
    text.space(at);
    if (text.letters() == lettersBefore) {
      Break before = breaks.removeLast();
      // More than this many milliseconds are too long for anybody, and are refused as such.
      int sum = (int) Math.min((long) before.pauseMs() + ms, Integer.MAX_VALUE);
      breaks.add(new Break(before.at(), sum, true));
    } else {
      breaks.add(new Break(at, ms, true));
    }
    lettersBefore = text.letters();
  }

  List<Break> all() {
    return List.copyOf(breaks);
  }
}
