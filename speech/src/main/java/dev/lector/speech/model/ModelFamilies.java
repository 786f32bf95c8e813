package dev.lector.speech.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The families that are there. */
final class ModelFamilies {
  private static final Logger log = LoggerFactory.getLogger(ModelFamilies.class);

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
   * @param settings {@code config.json} beside it; a missing node when there is none
   * @throws ModelLoadException when it is of no family that can be run; says what it is
   */
  ModelFamily recognise(String location, OnnxGraph graph, JsonNode settings)
      throws ModelLoadException {
    for (ModelFamily family : families) {
      if (family.recognises(graph, settings)) {
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

  /** What a model speaks with, without loading it; empty where that cannot be told. */
  Optional<ModelFacts> facts(ModelFiles files) {
    try {
      return recognise(files.location(), files.graph(), files.settings()).facts(files);
    } catch (ModelLoadException | IOException | IllegalArgumentException e) {
      // Whoever asks for the model is told so.
      log.warn("The voices of {} are not known: {}", files.location(), e.getMessage());
      return Optional.empty();
    }
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
