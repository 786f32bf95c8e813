package dev.lector.speech.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of one model, wherever they are. */
public interface ModelFiles {
  /** What many hubs keep beside a network. */
  String SETTINGS = "config.json";

  /** The model's name. */
  String id();

  /** Where the network is, for messages. */
  String location();

  /** The {@code .onnx.json} beside the network; a missing node where a family needs none. */
  JsonNode config() throws IOException;

  /** What is known of the voices; a missing node when nobody wrote it down. */
  JsonNode voices() throws IOException;

  /** The {@code config.json} among the {@link #others}; a missing node when there is none. */
  default JsonNode settings() throws IOException {
    if (!others().contains(SETTINGS)) {
      return MissingNode.getInstance();
    }
    try (InputStream in = other(SETTINGS)) {
      return new ObjectMapper().readTree(in);
    }
  }

  /**
   * Names of further files that belong to the model, with {@code /} between folders, sorted: tables
   * of voices, a vocabulary. Of a network that shares its folder with other models there are none.
   */
  default List<String> others() throws IOException {
    return List.of();
  }

  /**
   * Content of a further file; the caller closes it.
   *
   * @param name one of {@link #others}
   */
  default InputStream other(String name) throws IOException {
    throw new FileNotFoundException(location() + " has no file " + name);
  }

  /**
   * Whether it was tried with this library before it got here, as a model is that comes with it.
   */
  default boolean tried() {
    return false;
  }

  /**
   * SHA-256, lower-case hexadecimal, over the network, its configuration and its weights. Reads
   * them, so ask once.
   */
  String digest() throws IOException;

  /** What the network takes, gives and does. */
  OnnxGraph graph() throws IOException;

  /**
   * Opens the network; the caller closes the session.
   *
   * @param exposed inner tensors that are to be outputs as well; without effect where the weights
   *     lie in other files
   */
  OrtSession open(
      OrtEnvironment environment, OrtSession.SessionOptions options, List<String> exposed)
      throws OrtException, IOException;
}
