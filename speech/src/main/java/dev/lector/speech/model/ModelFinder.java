package dev.lector.speech.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds models: in the class path those that some jar lists in {@value #INDEX}; in a models
 * directory each {@code ID.onnx} with {@code ID.onnx.json} and each folder {@code ID/} that holds
 * one such pair under any name. The directory wins over the class path.
 */
final class ModelFinder {
  private static final Logger log = LoggerFactory.getLogger(ModelFinder.class);
  private static final String INDEX = "META-INF/lector/voices";
  private static final String NETWORK = ".onnx";

  private final SortedMap<String, ModelFiles> found = new TreeMap<>();

  private ModelFinder() {}

  /**
   * Looks everywhere.
   *
   * @param directory models directory; none when {@code null}
   */
  static SortedMap<String, ModelFiles> find(@Nullable Path directory, ClassLoader loader)
      throws IOException {
    ModelFinder finder = new ModelFinder();
    finder.searchClassPath(loader);
    if (directory != null) {
      finder.searchDirectory(directory);
    }
    return Collections.unmodifiableSortedMap(finder.found);
  }

  private void searchClassPath(ClassLoader loader) throws IOException {
    for (URL index : Collections.list(loader.getResources(INDEX))) {
      try (InputStream in = index.openStream()) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .forEach(id -> found.put(id, new ResourceFiles(id, loader)));
      }
    }
  }

  private void searchDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      // Speaking with another voice than the one meant would be worse than not starting.
      throw new IOException("there is no such directory");
    }
    for (Path entry : sorted(directory)) {
      String name = entry.getFileName().toString();
      if (Files.isDirectory(entry)) {
        searchFolder(entry, name);
      } else if (isModel(entry)) {
        String id = name.substring(0, name.length() - NETWORK.length());
        add(new DirectoryFiles(id, entry, entry.resolveSibling(id + ".voices.json")));
      }
    }
  }

  private void searchFolder(Path folder, String id) throws IOException {
    List<Path> models = sorted(folder).stream().filter(ModelFinder::isModel).toList();
    if (models.size() == 1) {
      add(new DirectoryFiles(id, models.getFirst(), folder.resolve("voices.json")));
    } else if (!models.isEmpty()) {
      log.warn(
          "{} is skipped: a model's folder holds one .onnx file with its .onnx.json, not {}",
          folder,
          models);
    } else if (sorted(folder).stream().anyMatch(file -> file.toString().endsWith(NETWORK))) {
      log.warn("{} is skipped: its .onnx file has no .onnx.json beside it", folder);
    }
  }

  private void add(ModelFiles files) {
    ModelFiles hidden = found.put(files.id(), files);
    if (hidden != null) {
      log.info(
          "Model {} is taken from {} instead of {}",
          files.id(),
          files.location(),
          hidden.location());
    }
  }

  private static boolean isModel(Path file) {
    return file.toString().endsWith(NETWORK) && Files.isRegularFile(Path.of(file + ".json"));
  }

  private static List<Path> sorted(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }
}
