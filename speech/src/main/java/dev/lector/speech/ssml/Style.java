package dev.lector.speech.ssml;

import dev.lector.speech.text.Script.Span;
import dev.lector.speech.text.SourceRange;

/**
 * How text is said within the elements around it.
 *
 * @param voice by name; empty for that of the order
 * @param language BCP 47 tag; empty for that of the voice
 * @param pace factor
 * @param volume factor
 */
record Style(String voice, String language, double pace, double volume) {
  static final Style PLAIN = new Style("", "", 1, 1);

  private static final double SLOWEST = 0.01;
  private static final double FASTEST = 100;

  Style inVoice(String name, String tag) {
    return new Style(name.isEmpty() ? voice : name, tag.isEmpty() ? language : tag, pace, volume);
  }

  Style inLanguage(String tag) {
    return tag.isEmpty() ? this : new Style(voice, tag, pace, volume);
  }

  /** Faster and louder by factors, within bounds. */
  Style by(double paceFactor, double volumeFactor) {
    return new Style(
        voice,
        language,
        Math.clamp(pace * paceFactor, SLOWEST, FASTEST),
        Math.clamp(volume * volumeFactor, 0, Span.MAX_VOLUME));
  }

  Span at(int from, int to) {
    return new Span(new SourceRange(from, to), voice, language, pace, volume);
  }
}
