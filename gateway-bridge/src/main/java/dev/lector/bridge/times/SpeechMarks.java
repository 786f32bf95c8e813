package dev.lector.bridge.times;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Json;
import dev.lector.times.TimesDocument;
import dev.lector.times.TimesDocument.Mark;
import dev.lector.times.TimesDocument.Part;
import dev.lector.times.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Speech marks as Amazon Polly writes them: lines of JSON in the order of their times, of the types
 * sentence, word and ssml, with places in bytes of UTF-8. Source: Polly's documentation, "Speech
 * marks".
 */
final class SpeechMarks {
  private record Line(long time, int order, String json) {}

  private SpeechMarks() {}

  static String of(TimesDocument times) {
    Bytes bytes = new Bytes(times.text());
    List<Line> lines = new ArrayList<>();
    times.sentences().forEach(part -> lines.add(line(part, "sentence", 0, bytes)));
    for (Mark mark : times.marks()) {
      int at = bytes.before(mark.at());
      lines.add(line(mark.atMs(), "ssml", 1, at, at, mark.name()));
    }
    Units.written(times).forEach(part -> lines.add(line(part, "word", 2, bytes)));
    return lines.stream()
        .sorted(Comparator.comparingLong(Line::time).thenComparingInt(Line::order))
        .map(line -> line.json + "\n")
        .collect(Collectors.joining());
  }

  private static Line line(Part part, String type, int order, Bytes bytes) {
    return line(
        part.startMs(),
        type,
        order,
        bytes.before(part.start()),
        bytes.before(part.end()),
        part.text());
  }

  private static Line line(long time, String type, int order, int start, int end, String value) {
    ObjectNode json = Json.object();
    json.put("time", time);
    json.put("type", type);
    json.put("start", start);
    json.put("end", end);
    json.put("value", value);
    return new Line(time, order, json.toString());
  }

  /** Bytes of UTF-8 before each code point of a text. */
  private static final class Bytes {
    private final int[] before;

    Bytes(String text) {
      int[] points = text.codePoints().toArray();
      before = new int[points.length + 1];
      for (int i = 0; i < points.length; i++) {
        int c = points[i];
        before[i + 1] = before[i] + (c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x1_0000 ? 3 : 4);
      }
    }

    int before(int point) {
      return before[point];
    }
  }
}
