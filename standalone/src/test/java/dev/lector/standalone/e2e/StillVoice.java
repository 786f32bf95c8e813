package dev.lector.standalone.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The starter voice without its noise: the same text is always the same samples, so audio can be
 * told apart by its bytes.
 */
final class StillVoice {
  static final String MODEL = "still";

  private static final String RESOURCE =
      "/dev/lector/voices/en_US-starter-low/en_US-starter-low.onnx";

  private StillVoice() {}

  /** Puts the voice into a models directory, and says how a worker is given it. */
  static Map<String, String> in(Path models) throws IOException {
    Path folder = Files.createDirectories(models.resolve(MODEL));
    try (InputStream network = open(RESOURCE);
        InputStream config = open(RESOURCE + ".json");
        InputStream voices = open(RESOURCE.replaceFirst("[^/]*$", "voices.json"))) {
      ObjectMapper json = new ObjectMapper();
      ObjectNode quiet = (ObjectNode) json.readTree(config);
      quiet.withObjectProperty("inference").put("noise_scale", 0.0).put("noise_w", 0.0);
      Files.write(folder.resolve("still.onnx.json"), json.writeValueAsBytes(quiet));
      Files.copy(network, folder.resolve("still.onnx"));
      Files.copy(voices, folder.resolve("voices.json"));
    }
    return Map.of("lector.models.dir", models.toString(), "lector.models.default", MODEL);
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = StillVoice.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("The class path has no " + resource);
    }
    return in;
  }
}
