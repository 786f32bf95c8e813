package dev.lector.standalone.models;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is kept of a model that was added, in {@value #FILE} in its folder.
 *
 * @param sources what it was taken from
 * @param licence as far as it is known; its texts lie in a folder of their own
 * @param files SHA-256 of each, by its path in the folder
 */
record ModelRecord(List<String> sources, String licence, Map<String, String> files) {
  static final String FILE = "lector-model.json";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  ModelRecord {
    sources = List.copyOf(sources);
    files = new TreeMap<>(files);
  }

  static Optional<ModelRecord> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(Files.readAllBytes(file), ModelRecord.class))
        : Optional.empty();
  }

  void write(Path folder) throws IOException {
    Files.write(folder.resolve(FILE), JSON.writeValueAsBytes(this));
  }
}
