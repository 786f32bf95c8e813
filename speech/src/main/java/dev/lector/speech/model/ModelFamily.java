package dev.lector.speech.model;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * A kind of models that one {@link VoiceEngine} runs. Found by {@link java.util.ServiceLoader}:
 * another family is a package with an implementation, named in {@code
 * META-INF/services/dev.lector.speech.model.ModelFamily}.
 */
public interface ModelFamily {

  /** What it runs and how it is known, for messages: "Piper voices, whose graphs take …". */
  String describe();

  /** Its name for people: "Piper". */
  default String name() {
    return getClass().getSimpleName().replaceFirst("Family$", "");
  }

  /** Whether a graph is one of this family's. */
  boolean recognises(OnnxGraph graph);

  /**
   * Whether a model is one of this family's, where another family's graphs look alike.
   *
   * @param settings {@code config.json} beside the graph; a missing node when there is none
   */
  default boolean recognises(OnnxGraph graph, JsonNode settings) {
    return recognises(graph);
  }

  /**
   * What a model speaks with, as far as its files say without its graph being opened; empty where
   * only the loaded engine knows.
   *
   * @param files of a model that was recognised
   * @throws IOException when a file cannot be read
   * @throws IllegalArgumentException when the configuration makes no sense
   */
  default Optional<ModelFacts> facts(ModelFiles files) throws IOException {
    return Optional.empty();
  }

  /**
   * Reads all that {@link #load} reads, without the graph being opened: what a model speaks with,
   * its tables of voices and symbols.
   *
   * @param graph that of {@code files}, which was recognised
   * @throws IOException when a file cannot be read
   * @throws IllegalArgumentException when one is not what it should be; names it
   */
  default void check(ModelFiles files, OnnxGraph graph) throws IOException {
    var _ = facts(files);
  }

  /**
   * Loads a model.
   *
   * @param revision digest of {@code files}
   * @param graph that of {@code files}, which was recognised
   * @param runtime opens sessions on the device; the engine closes them
   * @throws ModelLoadException when the family knows models like this one but cannot run it
   * @throws OrtException when the graph cannot be opened on the device
   * @throws IOException when a file cannot be read
   * @throws IllegalArgumentException when the configuration makes no sense
   */
  VoiceEngine load(ModelFiles files, String revision, OnnxGraph graph, EngineRuntime runtime)
      throws ModelLoadException, OrtException, IOException;
}
