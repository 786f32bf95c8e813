package dev.lector.speech.text;

import java.util.List;

/**
 * What is to be said: a text as it was written, and what its author says of parts of it. Plain text
 * says nothing of its parts. Places are in UTF-16 code units of the source. Since every spoken word
 * knows where it was written, whatever is said of a part applies to the words written there.
 *
 * @param source text as written
 * @param spans parts that are said in another way than the rest, in order
 * @param breaks silences, in order
 * @param marks named places, in order
 */
public record Script(String source, List<Span> spans, List<Break> breaks, List<Mark> marks) {
  /** Keeps unmodifiable copies of the lists. */
  public Script {
    spans = List.copyOf(spans);
    breaks = List.copyOf(breaks);
    marks = List.copyOf(marks);
  }

  /** Plain text, with or without simple HTML or Markdown. */
  public static Script plain(String text) {
    return new Script(text, List.of(), List.of(), List.of());
  }

  /**
   * How a part is said.
   *
   * @param range the part
   * @param language BCP 47 tag; empty for that of the request
   * @param voice by name; empty for that of the request
   * @param pace factor on the pace
   * @param pitch factor on the pitch
   * @param volume factor on the amplitude
   * @param phonemes how it is pronounced, IPA; empty where its letters decide
   * @param sayAs what it is, in the words of SSML's {@code interpret-as}; empty where its form
   *     decides
   */
  public record Span(
      SourceRange range,
      String language,
      String voice,
      double pace,
      double pitch,
      double volume,
      String phonemes,
      String sayAs) {}

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
