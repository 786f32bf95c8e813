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
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A model in the class path: {@code dev/lector/voices/ID/ID.onnx} with its configuration and, where
 * there is one, {@code voices.json}.
 *
 * @param id the model's name
 * @param loader where to look
 */
record ResourceFiles(String id, ClassLoader loader) implements ModelFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String location() {
    return "class path resource " + path(id + ".onnx");
  }

  @Override
  public JsonNode config() throws IOException {
    try (InputStream in = resource(id + ".onnx.json")) {
      return JSON.readTree(in);
    }
  }

  @Override
  public JsonNode voices() throws IOException {
    try (InputStream in = loader.getResourceAsStream(path("voices.json"))) {
      return in == null ? MissingNode.getInstance() : JSON.readTree(in);
    }
  }

  @Override
  public String digest() throws IOException {
    FilesDigest digest = new FilesDigest();
    for (String suffix : new String[] {"", ".json"}) {
      try (InputStream in = resource(id + ".onnx" + suffix)) {
        digest.add(suffix, in);
      }
    }
    return digest.hex();
  }

  @Override
  public OnnxGraph graph() throws IOException {
    return OnnxGraph.read(ByteBuffer.wrap(network()));
  }

  @Override
  public OrtSession open(
      OrtEnvironment environment, OrtSession.SessionOptions options, List<String> exposed)
      throws OrtException, IOException {
    byte[] network = network();
    if (!exposed.isEmpty()) {
      byte[] outputs = OnnxGraph.exposing(exposed);
      int length = network.length;
      network = Arrays.copyOf(network, length + outputs.length);
      System.arraycopy(outputs, 0, network, length, outputs.length);
    }
    return environment.createSession(network, options);
  }

  private byte[] network() throws IOException {
    try (InputStream in = resource(id + ".onnx")) {
      return in.readAllBytes();
    }
  }

  private InputStream resource(String file) throws IOException {
    InputStream in = loader.getResourceAsStream(path(file));
    if (in == null) {
      throw new FileNotFoundException(path(file) + " is not in the class path");
    }
    return in;
  }

  private String path(String file) {
    return "dev/lector/voices/" + id + "/" + file;
  }
}
