package dev.lector.speech.model;

import java.util.Set;
import java.util.TreeSet;

/** Kinds of networks, told apart by the names of what their graphs take. */
enum ModelFamily {
  /**
   * Piper's VITS voices: packed phoneme ids, lengths, three scales, a speaker where there are
   * several.
   */
  PIPER("Piper"),
  /** StyleTTS 2 with a style vector: Kokoro and Kitten. */
  STYLE("Kokoro or Kitten"),
  /** VITS with single scales, as exported for sherpa-onnx. */
  VITS_SCALARS("VITS with separate scale inputs"),
  /** Flow matching with a separate vocoder. */
  MATCHA("Matcha");

  private final String title;

  ModelFamily(String title) {
    this.title = title;
  }

  /**
   * Recognises a graph.
   *
   * @throws ModelLoadException when it is of no family that can be run; says what it is
   */
  static ModelFamily recognise(String location, Set<String> inputs, Set<String> outputs)
      throws ModelLoadException {
    ModelFamily family = null;
    if (inputs.containsAll(Set.of("input", "input_lengths", "scales"))
        && outputs.contains("output")) {
      family = PIPER;
    } else if (inputs.contains("style")) {
      family = STYLE;
    } else if (inputs.contains("noise_scale_w") || inputs.contains("noise_scale_dur")) {
      family = VITS_SCALARS;
    } else if (inputs.containsAll(Set.of("x", "x_length", "length_scale"))) {
      family = MATCHA;
    }
    if (family == PIPER) {
      return family;
    }
    String what = family == null ? "of no family known here" : "a " + family.title + " model";
    throw new ModelLoadException(
        location
            + " is "
            + what
            + " (its graph takes "
            + String.join(", ", new TreeSet<>(inputs))
            + "); Lector runs Piper voices, whose graphs take input, input_lengths, scales and perhaps sid.");
  }
}
