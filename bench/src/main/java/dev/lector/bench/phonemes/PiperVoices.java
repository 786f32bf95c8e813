package dev.lector.bench.phonemes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.speech.synthesis.SynthesisConfig;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Voices of many languages as far as phonemes and ids go: the network of the starter voice, which
 * takes as many symbols as Piper's own, with the configuration that a voice of the language has.
 * What they say is noise.
 */
final class PiperVoices {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STARTER =
      "/dev/lector/voices/%1$s/%1$s.onnx".formatted(SynthesisConfig.STARTER_VOICE);

  private final Path directory;
  private final JsonNode ids;

  /**
   * Voices with these ids.
   *
   * @param directory of models
   * @param ids {@code phoneme_id_map}
   */
  PiperVoices(Path directory, JsonNode ids) {
    this.directory = directory;
    this.ids = ids;
  }

  /**
   * Writes a voice, whose model is called as espeak-ng's voice is.
   *
   * @param espeak espeak-ng's voice
   * @param language BCP 47 tag
   */
  void write(String espeak, String language) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(espeak));
    try (InputStream network = resource(STARTER)) {
      Files.copy(network, folder.resolve(espeak + ".onnx"));
    }
    ObjectNode config;
    try (InputStream in = resource(STARTER + ".json")) {
      config = (ObjectNode) JSON.readTree(in);
    }
    config.putObject("espeak").put("voice", espeak);
    config.putObject("language").put("code", language.replace('-', '_'));
    config.set("phoneme_id_map", ids);
    JSON.writeValue(folder.resolve(espeak + ".onnx.json").toFile(), config);
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = SynthesisConfig.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException(name + " is not in the class path");
    }
    return in;
  }
}
