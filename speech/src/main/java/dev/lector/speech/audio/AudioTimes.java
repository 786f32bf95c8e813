package dev.lector.speech.audio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the sentences and words of a script are heard in a recording. The words themselves stand in
 * the script.
 *
 * @param sentences in order, those alone in which something is said
 * @param words in order; empty where the engine does not tell durations
 */
public record AudioTimes(List<TimedSentence> sentences, List<TimedWord> words) {
  /** Nobody knows. */
  public static final AudioTimes UNKNOWN = new AudioTimes(List.of(), List.of());

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SENTENCE_FIELDS = 3;
  private static final int WORD_FIELDS = 5;

  /** Keeps unmodifiable copies of the lists. */
  public AudioTimes {
    sentences = List.copyOf(sentences);
    words = List.copyOf(words);
  }

  /**
   * As JSON, ASCII alone: {@code {"sentences":[[sentence,startMs,endMs],…],
   * "words":[[sentence,start,end,startMs,endMs],…]}}; empty when nothing is known.
   */
  public String toJson() {
    if (sentences.isEmpty()) {
      return "";
    }
    ObjectNode json = JSON.createObjectNode();
    ArrayNode listed = json.putArray("sentences");
    sentences.forEach(it -> listed.addArray().add(it.sentence()).add(it.startMs()).add(it.endMs()));
    ArrayNode timed = json.putArray("words");
    words.forEach(
        it ->
            timed
                .addArray()
                .add(it.sentence())
                .add(it.start())
                .add(it.end())
                .add(it.startMs())
                .add(it.endMs()));
    return json.toString();
  }

  /** Reads what {@link #toJson} wrote; empty when it is not that. */
  public static Optional<AudioTimes> parse(String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    List<TimedSentence> sentences = new ArrayList<>();
    for (JsonNode it : json.path("sentences")) {
      if (!areNumbers(it, SENTENCE_FIELDS)) {
        return Optional.empty();
      }
      sentences.add(new TimedSentence(it.get(0).intValue(), longAt(it, 1), longAt(it, 2)));
    }
    List<TimedWord> words = new ArrayList<>();
    for (JsonNode it : json.path("words")) {
      if (!areNumbers(it, WORD_FIELDS)) {
        return Optional.empty();
      }
      words.add(
          new TimedWord(
              it.get(0).intValue(),
              it.get(1).intValue(),
              it.get(2).intValue(),
              longAt(it, 3),
              longAt(it, 4)));
    }
    return sentences.isEmpty() ? Optional.empty() : Optional.of(new AudioTimes(sentences, words));
  }

  private static long longAt(JsonNode numbers, int index) {
    return numbers.get(index).longValue();
  }

  private static boolean areNumbers(JsonNode list, int count) {
    if (list.size() != count) {
      return false;
    }
    for (JsonNode number : list) {
      if (!number.isIntegralNumber()) {
        return false;
      }
    }
    return true;
  }
}
