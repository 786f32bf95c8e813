package dev.lector.speech.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model in a directory: {@code x.onnx}, its configuration {@code x.onnx.json} and, for networks
 * that keep their weights apart, further files whose names start with {@code x.onnx}.
 *
 * @param id the model's name
 * @param onnx the network
 * @param voiceFacts what is known of the voices; the file need not exist
 * @param folder that is the model's alone; {@code null} when others share it
 */
record DirectoryFiles(String id, Path onnx, Path voiceFacts, @Nullable Path folder)
    implements ModelFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String location() {
    return onnx.toString();
  }

  @Override
  public JsonNode config() throws IOException {
    Path config = Path.of(onnx + ".json");
    // A folder that was found without one has voices; other families ask for what they miss.
    return folder != null && !Files.exists(config)
        ? MissingNode.getInstance()
        : JSON.readTree(Files.readAllBytes(config));
  }

  @Override
  public JsonNode voices() throws IOException {
    return Files.exists(voiceFacts)
        ? JSON.readTree(Files.readAllBytes(voiceFacts))
        : MissingNode.getInstance();
  }

  @Override
  public List<String> others() throws IOException {
    if (folder == null) {
      return List.of();
    }
    String prefix = onnx.getFileName().toString();
    try (Stream<Path> files = Files.walk(folder, 2, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> Files.isRegularFile(file))
          .filter(file -> !file.getFileName().toString().startsWith(prefix))
          .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
          .sorted()
          .toList();
    }
  }

  @Override
  public InputStream other(String name) throws IOException {
    if (folder == null || !others().contains(name)) {
      throw new FileNotFoundException(onnx + " has no file " + name + " with it");
    }
    return Files.newInputStream(folder.resolve(name));
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
    try (InputStream in = Files.newInputStream(onnx)) {
      return OnnxGraph.read(in);
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
