package dev.lector.speech.audio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * A word and when it is heard in a recording.
 *
 * @param word as spoken
 * @param startMs from the beginning of the recording, ms
 * @param endMs when it is over, ms
 */
public record TimedWord(String word, long startMs, long endMs) {
  private static final ObjectWriter JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writer();

  /** Words as {@code [["word",startMs,endMs],…]}, in ASCII; empty when there are none. */
  public static String toJson(List<TimedWord> words) {
    if (words.isEmpty()) {
      return "";
    }
    try {
      return JSON.writeValueAsString(
          words.stream()
              .map(word -> List.<Object>of(word.word(), word.startMs(), word.endMs()))
              .toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Words and numbers can always be written", e);
    }
  }
}
