package dev.lector.speech.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds models: in the class path those that some jar lists in {@value #INDEX}, each in a line with
 * its name and, behind it, any shorter ones; in a models directory each {@code ID.onnx} with {@code
 * ID.onnx.json} and each folder {@code ID/} that holds one such pair, or one network with its
 * voices, under any name. The directory wins over the class path.
 */
final class ModelFinder {
  private static final Logger log = LoggerFactory.getLogger(ModelFinder.class);
  private static final String INDEX = "META-INF/lector/voices";
  private static final String NETWORK = ".onnx";
  private static final Pattern VOICES = Pattern.compile("voices.*\\.(bin|npz)");

  private final SortedMap<String, ModelFiles> found = new TreeMap<>();
  private final SortedMap<String, String> shortNames = new TreeMap<>();

  private ModelFinder() {}

  /**
   * What there is.
   *
   * @param files by the model's name
   * @param shortNames further names that jars give their models, each with the model's own
   */
  record Found(SortedMap<String, ModelFiles> files, SortedMap<String, String> shortNames) {}

  /**
   * Looks everywhere.
   *
   * @param directory models directory; none when {@code null}
   */
  static Found find(@Nullable Path directory, ClassLoader loader) throws IOException {
    ModelFinder finder = new ModelFinder();
    finder.searchClassPath(loader);
    if (directory != null) {
      finder.searchDirectory(directory);
    }
    return new Found(
        Collections.unmodifiableSortedMap(finder.found),
        Collections.unmodifiableSortedMap(finder.shortNames));
  }

  private void searchClassPath(ClassLoader loader) throws IOException {
    for (URL index : Collections.list(loader.getResources(INDEX))) {
      try (InputStream in = index.openStream()) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .forEach(line -> addResource(line.split("\\s+", -1), loader));
      }
    }
  }

  private void addResource(String[] names, ClassLoader loader) {
    found.put(names[0], new ResourceFiles(names[0], loader));
    for (int i = 1; i < names.length; i++) {
      shortNames.put(names[i], names[0]);
    }
  }

  private void searchDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      // Speaking with another voice than the one meant would be worse than not starting.
      throw new IOException("there is no such directory");
    }
    for (Path entry : sorted(directory)) {
      String name = entry.getFileName().toString();
      if (name.startsWith(".")) {
        // Under way to its place, or nothing of ours.
        continue;
      }
      if (Files.isDirectory(entry)) {
        searchFolder(entry, name);
      } else if (isModel(entry)) {
        String id = name.substring(0, name.length() - NETWORK.length());
        add(new DirectoryFiles(id, entry, entry.resolveSibling(id + ".voices.json"), null));
      }
    }
  }

  private void searchFolder(Path folder, String id) throws IOException {
    List<Path> models = networks(folder).stream().filter(ModelFinder::isModel).toList();
    if (models.isEmpty() && hasVoices(folder)) {
      models = networks(folder);
    }
    if (models.size() == 1) {
      add(new DirectoryFiles(id, models.getFirst(), folder.resolve("voices.json"), folder));
    } else if (!models.isEmpty()) {
      log.warn(
          "{} is skipped: a model's folder holds one .onnx file, with its .onnx.json or its voices,"
              + " not {}",
          folder,
          models);
    } else if (!networks(folder).isEmpty()) {
      log.warn("{} is skipped: its .onnx file has no .onnx.json and no voices beside it", folder);
    }
  }

  /** In the folder itself and, as hubs keep them, in its folder {@code onnx}. */
  private static List<Path> networks(Path folder) throws IOException {
    List<Path> networks = new ArrayList<>(networksIn(folder));
    if (Files.isDirectory(folder.resolve("onnx"))) {
      networks.addAll(networksIn(folder.resolve("onnx")));
    }
    return networks;
  }

  private static List<Path> networksIn(Path folder) throws IOException {
    return sorted(folder).stream()
        .filter(file -> file.toString().endsWith(NETWORK) && Files.isRegularFile(file))
        .toList();
  }

  /** Tables of voices, which a network of another kind than Piper's has instead of speakers. */
  private static boolean hasVoices(Path folder) throws IOException {
    return Files.isDirectory(folder.resolve("voices"))
        || sorted(folder).stream()
            .map(file -> file.getFileName().toString())
            .anyMatch(name -> VOICES.matcher(name).matches());
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
