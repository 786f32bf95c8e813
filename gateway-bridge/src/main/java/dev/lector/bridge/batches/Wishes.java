package dev.lector.bridge.batches;

import dev.lector.bridge.http.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The models and voices that the items of a batch name, each with the first line that does. Those
 * of a batch are few; of more than some hundred, the rest is left to the workers.
 */
final class Wishes {
  private static final int MOST = 256;

  private final Map<Wish, Integer> lines = new LinkedHashMap<>();

  private record Wish(String model, String voice) {}

  void add(int line, String model, String voice) {
    if (lines.size() < MOST && !(model.isBlank() && voice.isBlank())) {
      lines.putIfAbsent(new Wish(model, voice), line);
    }
  }

  /**
   * Refuses the batch when nobody has a model or voice of it.
   *
   * @param unknown why a model and a voice cannot be had; empty when they may
   * @throws RefusedException 422 with the lines
   */
  void refuseUnknown(BiFunction<String, String, Optional<String>> unknown) throws RefusedException {
    LineErrors errors = new LineErrors();
    lines.forEach(
        (wish, line) ->
            unknown
                .apply(wish.model, wish.voice)
                .ifPresent(message -> errors.add(line, "value_error", message)));
    errors.refuseIfAny();
  }
}
