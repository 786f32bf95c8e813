package dev.lector.times;

import java.io.IOException;
import java.util.List;

/**
 * When a text is heard: sentences, words and marks with their places in the text as written. Places
 * count Unicode code points of the text, times count ms from the beginning of the audio. As JSON:
 *
 * <pre>{@code
 * {"text": "It costs $5.", "markup": "plain", "duration_ms": 1480, "granularity": "word",
 *  "sentences": [{"text": "It costs $5.", "spoken": "It costs five dollars.",
 *                 "start": 0, "end": 12, "start_ms": 50, "end_ms": 1380}],
 *  "words": [{"text": "It", "spoken": "It", "start": 0, "end": 2, "start_ms": 70, "end_ms": 180}, …],
 *  "marks": [{"name": "price", "at": 9, "at_ms": 520}]}
 * }</pre>
 *
 * @param text as it was written
 * @param ssml whether the text is SSML, and not plain
 * @param durationMs of the audio
 * @param sentences in the order in which they are said
 * @param words in the order in which they are said; empty where the voice tells those of sentences
 *     alone
 * @param marks in their order
 */
public record TimesDocument(
    String text,
    boolean ssml,
    long durationMs,
    List<Part> sentences,
    List<Part> words,
    List<Mark> marks) {
  /** Media type. */
  public static final String CONTENT_TYPE = "application/json";

  /** Longest, bytes: some of the longest text that is taken, however it is configured. */
  public static final int LONGEST = 32 << 20;

  /** Keeps unmodifiable copies of the lists. */
  public TimesDocument {
    sentences = List.copyOf(sentences);
    words = List.copyOf(words);
    marks = List.copyOf(marks);
  }

  /**
   * A sentence or a word.
   *
   * @param text as written, without markup around or in it; the words of a number all have it
   * @param spoken as spoken
   * @param start its first code point in the text
   * @param end one past its last; equal to {@code start} for what was written nowhere
   * @param startMs when it begins
   * @param endMs when it is over
   */
  public record Part(String text, String spoken, int start, int end, long startMs, long endMs) {}

  /**
   * A named place.
   *
   * @param at first code point after it
   * @param atMs when it is reached
   */
  public record Mark(String name, int at, long atMs) {}

  /** As JSON, UTF-8. */
  public byte[] toJson() {
    return TimesJson.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote; fields that it does not know are passed over.
   *
   * @throws IOException when it is not that
   */
  public static TimesDocument parse(byte[] json) throws IOException {
    return TimesJson.read(json);
  }
}
