package dev.lector.speech.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which models there are, told from their files without loading any. */
public final class ModelInventory {
  private ModelInventory() {}

  /**
   * A model.
   *
   * @param id its name
   * @param shortNames other names that its jar gives it
   * @param location of its network
   * @param family its kind, "Piper"; why it cannot be used, where it cannot
   * @param facts what it speaks with; empty where its files do not say
   */
  public record Entry(
      String id,
      List<String> shortNames,
      String location,
      String family,
      Optional<ModelFacts> facts) {
    /** Keeps an unmodifiable copy. */
    public Entry {
      shortNames = List.copyOf(shortNames);
    }
  }

  /**
   * The models of the class path and of a directory, by their names.
   *
   * @param directory models directory; {@code null} when there is none
   * @throws ModelLoadException when the directory cannot be read
   */
  public static List<Entry> of(@Nullable Path directory) throws ModelLoadException {
    ModelFinder.Found found = KnownModels.find(directory);
    ModelFamilies families = ModelFamilies.load();
    List<Entry> entries = new ArrayList<>();
    found
        .files()
        .forEach(
            (id, files) -> {
              List<String> shortNames =
                  found.shortNames().entrySet().stream()
                      .filter(name -> name.getValue().equals(id))
                      .map(Map.Entry::getKey)
                      .toList();
              entries.add(entry(files, shortNames, families));
            });
    return entries;
  }

  private static Entry entry(ModelFiles files, List<String> shortNames, ModelFamilies families) {
    try {
      ModelFamily family = families.recognise(files.location(), files.graph(), files.settings());
      return new Entry(
          files.id(), shortNames, files.location(), family.name(), family.facts(files));
    } catch (ModelLoadException | IOException | IllegalArgumentException e) {
      return new Entry(
          files.id(),
          shortNames,
          files.location(),
          "unusable: " + e.getMessage(),
          Optional.empty());
    }
  }

  /**
   * Reads what a model needs beside its network, as loading it would: tables of voices, symbols,
   * configuration.
   *
   * @param folder that holds nothing but the model
   * @param network its file in there
   * @param id its name, for messages
   * @throws ModelLoadException when it could not speak; names the file that is wrong
   */
  public static void check(Path folder, Path network, String id) throws ModelLoadException {
    ModelFiles files = new DirectoryFiles(id, network, folder.resolve("voices.json"), folder);
    try {
      OnnxGraph graph = files.graph();
      ModelFamilies.load().recognise(id, graph, files.settings()).check(files, graph);
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelLoadException(id + " cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * The family of a network.
   *
   * @param network an ONNX file
   * @param settings the {@code config.json} that belongs to it; {@code null} when there is none
   * @param name what messages call it
   * @throws ModelLoadException when no family here runs it; says what it is
   */
  public static String family(Path network, @Nullable Path settings, String name)
      throws ModelLoadException {
    try (InputStream in = Files.newInputStream(network)) {
      JsonNode json =
          settings == null
              ? MissingNode.getInstance()
              : new ObjectMapper().readTree(Files.readAllBytes(settings));
      return ModelFamilies.load().recognise(name, OnnxGraph.read(in), json).name();
    } catch (IOException e) {
      throw new ModelLoadException(name + " cannot be used: " + e.getMessage(), e);
    }
  }
}
