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
import java.lang.foreign.Arena;
import java.net.URL;
import java.net.URLConnection;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A model in the class path: {@code dev/lector/voices/ID/ID.onnx} with its configuration and, where
 * there are any, {@code voices.json}, {@code ID.sha256} (the network's SHA-256 in hexadecimal) and
 * {@code files.txt} with the names of further files, one a line.
 *
 * @param id the model's name
 * @param loader where to look
 */
record ResourceFiles(String id, ClassLoader loader) implements ModelFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A class path cannot be listed: a file names what else there is. */
  private static final String LIST = "files.txt";

  private static final int BUFFER_BYTES = 1 << 18;

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
  public List<String> others() throws IOException {
    try (InputStream in = loader.getResourceAsStream(path(LIST))) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .sorted()
              .toList();
    }
  }

  @Override
  public InputStream other(String name) throws IOException {
    return resource(name);
  }

  /** The tests of its jar do that. */
  @Override
  public boolean tried() {
    return true;
  }

  @Override
  public String digest() throws IOException {
    FilesDigest digest = new FilesDigest();
    try (InputStream known = loader.getResourceAsStream(path(id + ".sha256"))) {
      if (known == null) {
        try (InputStream in = resource(id + ".onnx")) {
          digest.add("", in);
        }
      } else {
        // Of a large network it is too slow to be reckoned at every start.
        digest.add("", new String(known.readAllBytes(), StandardCharsets.US_ASCII).strip());
      }
    }
    try (InputStream in = resource(id + ".onnx.json")) {
      digest.add(".json", in);
    }
    return digest.hex();
  }

  @Override
  public OnnxGraph graph() throws IOException {
    try (InputStream in = resource(id + ".onnx")) {
      return OnnxGraph.read(in);
    }
  }

  @Override
  public OrtSession open(
      OrtEnvironment environment, OrtSession.SessionOptions options, List<String> exposed)
      throws OrtException, IOException {
    byte[] outputs = exposed.isEmpty() ? new byte[0] : OnnxGraph.exposing(exposed);
    try (Arena arena = Arena.ofConfined()) {
      return environment.createSession(network(arena, outputs), options);
    }
  }

  /** The network and what follows it, outside of the heap: it may be larger than that. */
  private ByteBuffer network(Arena arena, byte[] following) throws IOException {
    try (InputStream in = resource(id + ".onnx")) {
      int length = length(in);
      ByteBuffer network = arena.allocate(length + (long) following.length).asByteBuffer();
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        network.put(buffer, 0, read);
      }
      return network.put(following).flip();
    } catch (BufferOverflowException e) {
      throw new IOException("it is longer than it says", e);
    }
  }

  /** Of a resource that is in a jar or a directory. */
  private int length(InputStream in) throws IOException {
    URL url = loader.getResource(path(id + ".onnx"));
    if (url == null) {
      return in.available();
    }
    URLConnection connection = url.openConnection();
    return Math.toIntExact(connection.getContentLengthLong());
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
