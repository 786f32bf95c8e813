package dev.lector.bench.peers;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The starter voice as files, for engines that cannot read jars. */
final class VoiceFiles {
  private static final String VOICE = "en_US-starter-low";

  private VoiceFiles() {}

  /**
   * Writes {@code .onnx}, {@code .onnx.json} and {@code .tokens.txt}.
   *
   * @return the files' path without these endings
   */
  static Path write(Path directory) throws IOException {
    copy(VOICE + ".onnx", directory.resolve(VOICE + ".onnx"));
    copy(VOICE + ".onnx.json", directory.resolve(VOICE + ".onnx.json"));
    copy("tokens.txt", directory.resolve(VOICE + ".tokens.txt"));
    return directory.resolve(VOICE);
  }

  private static void copy(String name, Path target) throws IOException {
    String resource = "/dev/lector/voices/" + VOICE + "/" + name;
    try (InputStream in = VoiceFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      Files.copy(in, target);
    }
  }
}
