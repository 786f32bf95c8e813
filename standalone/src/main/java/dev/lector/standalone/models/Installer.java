package dev.lector.standalone.models;

import dev.lector.speech.model.ModelInventory;
import dev.lector.speech.model.ModelLoadException;
import dev.lector.standalone.models.Addition.Placed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts models into the models directory, whose lock the caller holds. */
final class Installer {
  private final Path directory;
  private final IntakeLimits limits;

  Installer(Path directory, IntakeLimits limits) {
    this.directory = directory;
    this.limits = limits;
  }

  /** What is to be taken in. */
  interface Given {
    List<StagedFile> from(Intake intake) throws ModelException, IOException;
  }

  /** Refuses a model whose name is taken. */
  void refuseSecond(String id, boolean replace) throws ModelException {
    if (!replace && Files.exists(directory.resolve(id))) {
      throw new ModelException(
          "There is a model %s already: choose another --name, or --replace it".formatted(id));
    }
  }

  /**
   * Installs all models in what is given.
   *
   * @param name for the only one; {@code null} to find one
   * @return a line or more for each, what was taken
   */
  List<String> install(Given given, @Nullable String name, boolean replace, Origin origin)
      throws ModelException, IOException {
    try (Staging staging = Staging.in(directory)) {
      Path folder = staging.folder();
      List<StagedFile> files = Parts.join(given.from(new Intake(folder, limits)), folder);
      List<Addition> models = new Assembly(files).models(name);
      for (Addition model : models) {
        refuseSecond(model.id(), replace);
      }
      Map<String, Path> prepared = new TreeMap<>();
      Map<Path, Integer> uses = uses(models);
      for (Addition model : models) {
        Path made = prepare(model, folder, origin, uses);
        ModelInventory.check(made, made.resolve(model.placed().path()), model.id());
        prepared.put(model.id(), made);
      }
      List<String> lines = new ArrayList<>();
      // Nothing is put in its place before all are complete.
      for (Map.Entry<String, Path> model : prepared.entrySet()) {
        staging.place(model.getValue(), model.getKey());
      }
      for (Addition model : models) {
        lines.addAll(told(model, origin));
      }
      return lines;
    } catch (ModelLoadException e) {
      throw new ModelException(String.valueOf(e.getMessage()), e);
    }
  }

  /** How often each file is needed: several models may have the same tables of voices. */
  private static Map<Path, Integer> uses(List<Addition> models) {
    Map<Path, Integer> uses = new HashMap<>();
    for (Addition model : models) {
      files(model).forEach(file -> uses.merge(file.file().file(), 1, Integer::sum));
    }
    return uses;
  }

  private static List<Placed> files(Addition model) {
    List<Placed> all = new ArrayList<>(model.others());
    all.add(model.placed());
    int number = 0;
    for (StagedFile licence : model.licences()) {
      number++;
      all.add(new Placed("licences/" + number + "-" + licence.name(), licence));
    }
    return all;
  }

  private static Path prepare(Addition model, Path staging, Origin origin, Map<Path, Integer> uses)
      throws IOException {
    Path folder = Files.createDirectory(staging.resolve("model-" + model.id()));
    Map<String, String> digests = new TreeMap<>();
    for (Placed file : files(model)) {
      Path from = file.file().file();
      Path to = folder.resolve(file.path());
      Files.createDirectories(to.getParent());
      // There is room for one copy: the last model that needs a file gets the file itself.
      if (uses.merge(from, -1, Integer::sum) > 0) {
        Files.copy(from, to);
      } else {
        Files.move(from, to);
      }
      digests.put(file.path(), file.file().sha256());
    }
    List<String> paths =
        Stream.concat(Stream.of(model.network()), model.others().stream().map(Placed::file))
            .map(StagedFile::source)
            .distinct()
            .toList();
    List<String> sources = origin.source().isEmpty() ? paths : List.of(origin.source());
    new ModelRecord(sources, licence(model, origin), digests).write(folder);
    return folder;
  }

  private static String licence(Addition model, Origin origin) {
    return model.licence().isEmpty() ? origin.licence() : model.licence();
  }

  private List<String> told(Addition model, Origin origin) {
    String licence = licence(model, origin);
    StagedFile network = model.network();
    long voices = model.others().stream().filter(f -> f.path().startsWith("voices/")).count();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s, %,d MB from %s%s"
            .formatted(
                model.id(),
                model.family(),
                network.bytes() / 1_000_000,
                origin.source().isEmpty() ? network.source() : origin.source(),
                voices == 0 ? "" : voices == 1 ? ", 1 voice" : ", " + voices + " voices"));
    lines.add(
        model.known().isEmpty()
            ? "  SHA-256 " + network.sha256() + ", which is not known here"
            : "  SHA-256 known: it is " + model.known());
    lines.add(
        "  licence: "
            + (!licence.isEmpty() ? licence : model.licences().isEmpty() ? "not told" : "see")
            + (model.licences().isEmpty() ? "" : " (texts in licences/)"));
    lines.add("  in " + directory.resolve(model.id()));
    return lines;
  }
}
