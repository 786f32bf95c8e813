package dev.lector.speech.model.piper;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.speech.model.OnnxGraph;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The inner tensor of a graph that says how long each symbol is: float32 with the symbols of each
 * row in its last dimension. In Piper's own exports it is what the only {@code Ceil} gives, frames
 * of each symbol (source: piper1-gpl, {@code patch_voice_with_alignment.py}). Another network says
 * in {@code voices.json} which it is:
 *
 * <pre>{"durations": {"tensor": "/Floor_output_0", "cumulative": true}}</pre>
 *
 * Exports of piper-plus give them as {@code durations}, before they are rounded up to whole frames;
 * what belongs to the last symbol, the end, is noise there (source: piper-plus, {@code voice.py}).
 *
 * @param tensor its name
 * @param cumulative whether each value is where its symbol ends, and not how long it is
 * @param hop samples of a frame
 * @param plus whether they are those of piper-plus
 */
record Durations(String tensor, boolean cumulative, int hop, boolean plus) {
  private static final String PLUS = "durations";

  /**
   * Finds it.
   *
   * @param facts content of {@code voices.json}; a missing node when there is none
   * @param hop samples of a frame
   */
  static Optional<Durations> of(OnnxGraph graph, JsonNode facts, int hop) {
    JsonNode named = facts.path("durations");
    String tensor = named.path("tensor").asText("");
    if (!tensor.isEmpty()) {
      boolean there = graph.nodes().stream().anyMatch(node -> node.outputs().contains(tensor));
      if (!there) {
        throw new IllegalArgumentException(
            "voices.json says that the durations are in the tensor \""
                + tensor
                + "\", but the graph has none of that name");
      }
      return Optional.of(
          new Durations(tensor, named.path("cumulative").asBoolean(false), hop, false));
    }
    if (graph.outputs().contains(PLUS)) {
      return Optional.of(new Durations(PLUS, false, hop, true));
    }
    List<OnnxGraph.Node> ceils =
        graph.nodes().stream().filter(node -> node.operator().equals("Ceil")).toList();
    return ceils.size() == 1 && ceils.getFirst().outputs().size() == 1
        ? Optional.of(new Durations(ceils.getFirst().outputs().getFirst(), false, hop, false))
        : Optional.empty();
  }

  /**
   * Reads a row.
   *
   * @param values of all rows
   * @param from first value of the row
   * @param count symbols of the row
   * @param samples of the row's sound
   * @return one past the last sample of each symbol; empty when they do not tell of this sound
   */
  int[] ends(FloatBuffer values, int from, int count, int samples) {
    int[] ends = new int[count];
    double frames = 0;
    for (int i = 0; i < count; i++) {
      float raw = values.get(from + i);
      double value = plus ? Math.ceil(raw) : raw;
      double next = cumulative ? value : frames + value;
      if (!(next >= frames && next * hop <= samples + hop)) {
        return new int[0];
      }
      frames = next;
      ends[i] = Math.min((int) Math.round(frames * hop), samples);
    }
    return frames * hop < samples - (double) hop ? new int[0] : ends;
  }

  /**
   * How many samples of a sound are speech.
   *
   * @param ends of its symbols, as {@link #ends} tells them
   * @param samples of the sound
   */
  int speech(int[] ends, int samples) {
    return plus && ends.length > 1 ? ends[ends.length - 2] : samples;
  }
}
