package dev.lector.speech.model;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The families that are there. */
final class ModelFamilies {
  private final List<ModelFamily> families;

  ModelFamilies(List<ModelFamily> families) {
    this.families = List.copyOf(families);
  }

  /** Those in the class path of this library. */
  static ModelFamilies load() {
    return new ModelFamilies(
        ServiceLoader.load(ModelFamily.class, ModelFamilies.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /**
   * Recognises a graph.
   *
   * @param location of the model, for messages
   * @throws ModelLoadException when it is of no family that can be run; says what it is
   */
  ModelFamily recognise(String location, OnnxGraph graph) throws ModelLoadException {
    for (ModelFamily family : families) {
      if (family.recognises(graph)) {
        return family;
      }
    }
    throw new ModelLoadException(
        location
            + " is "
            + kind(graph.inputs())
            + " (its graph takes "
            + String.join(", ", new TreeSet<>(graph.inputs()))
            + "); Lector runs "
            + families.stream().map(ModelFamily::describe).collect(Collectors.joining("; "))
            + ".");
  }

  /** What well-known models are that no family here runs, by what their graphs take. */
  private static String kind(Set<String> inputs) {
    if (inputs.contains("style")) {
      return "a Kokoro or Kitten model";
    }
    if (inputs.contains("noise_scale_w") || inputs.contains("noise_scale_dur")) {
      return "a VITS with separate scale inputs model";
    }
    if (inputs.containsAll(Set.of("x", "x_length", "length_scale"))) {
      return "a Matcha model";
    }
    return "of no family known here";
  }
}
