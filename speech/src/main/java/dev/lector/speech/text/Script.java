package dev.lector.speech.text;

import java.util.List;

/**
 * What is to be said: a text as it was written, and what its author says of parts of it. Plain text
 * says nothing of its parts. Places are in UTF-16 code units of the source. Since every spoken word
 * knows where it was written, whatever is said of a part applies to the words written there: a
 * sentence is cut where a span or a break begins or ends, though never inside a word.
 *
 * <p>Language, pitch, given phonemes and the kind of a text (SSML's {@code say-as}) are not here:
 * no engine and no rule of the front end can honour them for a part of a text yet. They come with
 * SSML.
 *
 * @param source text as written
 * @param spans parts that are said in another way than the rest, in order, none in another
 * @param breaks silences, in order
 * @param marks named places, in order
 */
public record Script(String source, List<Span> spans, List<Break> breaks, List<Mark> marks) {
  /**
   * Keeps unmodifiable copies of the lists.
   *
   * @throws IllegalArgumentException when spans overlap, or a place is not in the source
   */
  public Script {
    spans = List.copyOf(spans);
    breaks = List.copyOf(breaks);
    marks = List.copyOf(marks);
    int free = 0;
    for (Span span : spans) {
      if (span.range().start() < free
          || span.range().end() < span.range().start()
          || span.range().end() > source.length()) {
        throw new IllegalArgumentException(
            "A span must stand in the text and behind the span before it: " + span.range());
      }
      free = span.range().end();
    }
    breaks.forEach(pause -> check(pause.at(), source));
    marks.forEach(mark -> check(mark.at(), source));
  }

  /** Plain text, with or without simple HTML or Markdown. */
  public static Script plain(String text) {
    return new Script(text, List.of(), List.of(), List.of());
  }

  /** A stretch of the text as somebody reads it, without white space around it. */
  public String written(SourceRange range) {
    return source.substring(range.start(), range.end()).strip();
  }

  private static void check(int at, String source) {
    if (at < 0 || at > source.length()) {
      throw new IllegalArgumentException(
          "The text has " + source.length() + " characters; there is no place " + at);
    }
  }

  /**
   * How a part is said.
   *
   * @param range the part
   * @param voice by name; empty for that of the order
   * @param pace factor on the pace of the order; the product is kept within what voices can do
   * @param volume factor on the amplitude, 0 to {@value #MAX_VOLUME}
   */
  public record Span(SourceRange range, String voice, double pace, double volume) {
    /** Loudest; what is louder than full scale is cut. */
    public static final double MAX_VOLUME = 4.0;

    /**
     * Checks the factors.
     *
     * @throws IllegalArgumentException when one is out of its range
     */
    public Span {
      // Written so that NaN is refused too.
      if (!(pace > 0 && pace < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("The pace must be a positive factor, not " + pace);
      }
      if (!(volume >= 0 && volume <= MAX_VOLUME)) {
        throw new IllegalArgumentException(
            "The volume must be between 0 and " + MAX_VOLUME + ", not " + volume);
      }
    }
  }

  /**
   * A silence after what is written before it.
   *
   * @param at first character after it
   * @param pauseMs least length, ms
   */
  public record Break(int at, int pauseMs) {}

  /**
   * A named place, so that the time at which it is reached can be told.
   *
   * @param at first character after it
   */
  public record Mark(int at, String name) {}
}
