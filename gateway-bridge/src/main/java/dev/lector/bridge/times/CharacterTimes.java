package dev.lector.bridge.times;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Json;
import dev.lector.times.TimesDocument;
import dev.lector.times.TimesDocument.Part;
import dev.lector.times.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Alignments as ElevenLabs writes them: each character of the text as written ({@code alignment})
 * and as spoken ({@code normalized_alignment}) with its times. Characters share the time of their
 * word, or of their sentence where words are not told; what is between is heard between. Source:
 * ElevenLabs' Python client, {@code CharacterAlignmentResponseModel}.
 */
final class CharacterTimes {
  private static final double MS = 1e3;

  /** A stretch of characters and when it is heard. */
  private record Stretch(int start, int end, double startMs, double endMs) {}

  private CharacterTimes() {}

  static ObjectNode of(TimesDocument times) {
    List<Part> written = Units.written(times);
    List<Stretch> stretches =
        (written.isEmpty() ? times.sentences() : written)
            .stream().map(it -> stretch(it.start(), it.end(), it)).toList();
    ObjectNode json = Json.object();
    json.set("alignment", alignment(times.text(), stretches, (double) times.durationMs()));
    String spoken = times.sentences().stream().map(Part::spoken).collect(Collectors.joining(" "));
    json.set(
        "normalized_alignment",
        alignment(spoken, spoken(times, spoken), (double) times.durationMs()));
    return json;
  }

  private static Stretch stretch(int start, int end, Part heard) {
    return new Stretch(start, end, (double) heard.startMs(), (double) heard.endMs());
  }

  /** Where the words, or else the sentences, stand in all that is spoken. */
  private static List<Stretch> spoken(TimesDocument times, String text) {
    List<Stretch> stretches = new ArrayList<>();
    int at = 0;
    for (Part part : times.words().isEmpty() ? times.sentences() : times.words()) {
      int found = text.indexOf(part.spoken(), at);
      if (found >= 0) {
        int start = text.codePointCount(0, found);
        int end = start + part.spoken().codePointCount(0, part.spoken().length());
        stretches.add(stretch(start, end, part));
        at = found + part.spoken().length();
      }
    }
    return stretches;
  }

  private static ObjectNode alignment(String text, List<Stretch> stretches, double durationMs) {
    int[] points = text.codePoints().toArray();
    double[] from = new double[points.length];
    double[] to = new double[points.length];
    int done = 0;
    double heard = 0;
    for (Stretch stretch : stretches) {
      if (stretch.start() < done) {
        continue; // within the one before
      }
      spread(from, to, done, stretch.start(), heard, Math.max(heard, stretch.startMs()));
      heard = Math.max(heard, stretch.startMs());
      double end = Math.max(heard, stretch.endMs());
      spread(from, to, stretch.start(), stretch.end(), heard, end);
      heard = end;
      done = stretch.end();
    }
    spread(from, to, done, points.length, heard, Math.max(heard, durationMs));
    ObjectNode json = Json.object();
    ArrayNode characters = json.putArray("characters");
    ArrayNode starts = json.putArray("character_start_times_seconds");
    ArrayNode ends = json.putArray("character_end_times_seconds");
    for (int i = 0; i < points.length; i++) {
      characters.add(Character.toString(points[i]));
      starts.add(Math.round(from[i]) / MS);
      ends.add(Math.round(to[i]) / MS);
    }
    return json;
  }

  private static void spread(
      double[] from, double[] to, int start, int end, double startMs, double endMs) {
    double each = (endMs - startMs) / Math.max(1, end - start);
    for (int i = start; i < end; i++) {
      from[i] = startMs + (i - start) * each;
      to[i] = startMs + (i + 1 - start) * each;
    }
  }
}
