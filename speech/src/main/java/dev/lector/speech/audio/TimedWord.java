package dev.lector.speech.audio;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A word and when it is heard in a recording. Its place is that in the script as it is spoken: the
 * same audio may belong to texts that were written in different ways, and the script of each knows
 * where its sentence's characters were written.
 *
 * @param word as spoken
 * @param sentence which of the script's sentences it is in, from 0
 * @param start its first character in that sentence as spoken
 * @param end one past its last character
 * @param startMs from the beginning of the recording, ms
 * @param endMs when it is over, ms
 */
public record TimedWord(String word, int sentence, int start, int end, long startMs, long endMs) {

  /**
   * Words as {@code [[sentence,start,end,startMs,endMs],…]}; empty when there are none. The words
   * themselves stand in the script.
   */
  public static String toJson(List<TimedWord> words) {
    return words.isEmpty()
        ? ""
        : words.stream()
            .map(
                word ->
                    "[%d,%d,%d,%d,%d]"
                        .formatted(
                            word.sentence(),
                            word.start(),
                            word.end(),
                            word.startMs(),
                            word.endMs()))
            .collect(Collectors.joining(",", "[", "]"));
  }
}
