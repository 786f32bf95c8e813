package dev.lector.speech.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model in a directory: {@code x.onnx}, its configuration {@code x.onnx.json} and, for networks
 * that keep their weights apart, further files whose names start with {@code x.onnx}.
 *
 * @param id the model's name
 * @param onnx the network
 * @param voiceFacts what is known of the voices; the file need not exist
 */
record DirectoryFiles(String id, Path onnx, Path voiceFacts) implements ModelFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String location() {
    return onnx.toString();
  }

  @Override
  public JsonNode config() throws IOException {
    return JSON.readTree(Files.readAllBytes(Path.of(onnx + ".json")));
  }

  @Override
  public JsonNode voices() throws IOException {
    return Files.exists(voiceFacts)
        ? JSON.readTree(Files.readAllBytes(voiceFacts))
        : MissingNode.getInstance();
  }

  @Override
  public String digest() throws IOException {
    String prefix = onnx.getFileName().toString();
    FilesDigest digest = new FilesDigest();
    for (Path part : parts()) {
      try (var in = Files.newInputStream(part)) {
        // Names relative to the network's: the same model under another name is the same model.
        digest.add(part.getFileName().toString().substring(prefix.length()), in);
      }
    }
    return digest.hex();
  }

  @Override
  public OnnxGraph graph() throws IOException {
    try (FileChannel file = FileChannel.open(onnx);
        Arena arena = Arena.ofConfined()) {
      return OnnxGraph.read(
          file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena).asByteBuffer());
    }
  }

  @Override
  public OrtSession open(
      OrtEnvironment environment, OrtSession.SessionOptions options, List<String> exposed)
      throws OrtException, IOException {
    // From memory, ONNX Runtime would not find weights that lie beside the network.
    if (exposed.isEmpty() || parts().size() > 2) {
      return environment.createSession(onnx.toString(), options);
    }
    byte[] outputs = OnnxGraph.exposing(exposed);
    try (FileChannel file = FileChannel.open(onnx);
        Arena arena = Arena.ofConfined()) {
      ByteBuffer model = arena.allocate(file.size() + outputs.length).asByteBuffer();
      model.limit(model.capacity() - outputs.length);
      while (model.hasRemaining() && file.read(model) >= 0) {}
      model.limit(model.capacity()).put(outputs).flip();
      return environment.createSession(model, options);
    }
  }

  /** The network, its configuration, and weights that lie apart. */
  private List<Path> parts() throws IOException {
    String prefix = onnx.getFileName().toString();
    try (Stream<Path> siblings = Files.list(onnx.toAbsolutePath().getParent())) {
      return siblings
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    }
  }
}
