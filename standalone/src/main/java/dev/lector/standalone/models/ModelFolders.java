package dev.lector.standalone.models;

import dev.lector.audio.Pace;
import dev.lector.speech.model.ModelInventory;
import dev.lector.speech.model.ModelLoadException;
import dev.lector.standalone.models.Addition.Placed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The models directory: a folder for each model. */
public final class ModelFolders {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String STAGING = ".adding-";
  private static final String PULLING = ".pulling-";
  private static final long PAUSE_MS = 1_000;
  private static final Pattern PATH =
      Pattern.compile("[^/\\\\\\x00-\\x1f]+(/[^/\\\\\\x00-\\x1f]+)*");

  private final Path directory;
  private final IntakeLimits limits;

  /**
   * A directory.
   *
   * @param directory need not be there
   */
  public ModelFolders(Path directory) {
    this(directory, IntakeLimits.USUAL);
  }

  ModelFolders(Path directory, IntakeLimits limits) {
    this.directory = directory;
    this.limits = limits;
  }

  /** What there is, what comes with Lector too. */
  public List<ModelInventory.Entry> list() throws ModelException {
    try {
      return ModelInventory.of(Files.isDirectory(directory) ? directory : null);
    } catch (ModelLoadException e) {
      throw new ModelException(String.valueOf(e.getMessage()), e);
    }
  }

  /** A model by its name or a short one. */
  public ModelInventory.Entry find(String name) throws ModelException {
    List<ModelInventory.Entry> entries = list();
    return entries.stream()
        .filter(entry -> entry.id().equals(name))
        .findFirst()
        .or(() -> entries.stream().filter(e -> e.shortNames().contains(name)).findFirst())
        .orElseThrow(
            () ->
                new ModelException(
                    "There is no model \"%s\"; there are: %s"
                        .formatted(
                            name,
                            String.join(
                                ", ", entries.stream().map(ModelInventory.Entry::id).toList()))));
  }

  /**
   * Adds the models in files, folders and packages.
   *
   * @param name for the only one; {@code null} to find one
   * @param replace whether models of the same names are replaced
   * @return a line or more for each, what was taken
   */
  public List<String> add(List<Path> paths, @Nullable String name, boolean replace)
      throws ModelException {
    return add(paths, name, replace, Origin.LOCAL);
  }

  /**
   * Where models come from, and their licence where that is known.
   *
   * @param source empty for the paths themselves
   */
  private record Origin(String source, String licence) {
    static final Origin LOCAL = new Origin("", "");
  }

  /**
   * Fetches a model of a hub and adds it. What was fetched by a command that broke off is not
   * fetched again.
   *
   * @param name known, or that of a repository
   * @param hub its address
   * @param replace whether a model of the same name is replaced
   * @param progress gets lines for people
   * @return a line or more, what was taken
   */
  public List<String> pull(String name, URI hub, boolean replace, Consumer<String> progress)
      throws ModelException, InterruptedException {
    return pull(name, hub, replace, progress, Pace.DEFAULT, PAUSE_MS);
  }

  List<String> pull(
      String name, URI address, boolean replace, Consumer<String> progress, Pace pace, long pauseMs)
      throws ModelException, InterruptedException {
    HubPlace place = HubPlace.of(name);
    refuseSecond(checked(place.id()), replace);
    Path folder = directory.resolve(PULLING + place.id());
    try (Hub hub = new Hub(address, pace)) {
      String licence = hub.licence(place.repository());
      progress.accept(
          "%s is %s%s at %s; licence: %s"
              .formatted(
                  place.id(),
                  place.repository(),
                  place.folder().isEmpty() ? "" : "/" + place.folder(),
                  address,
                  licence.isEmpty() ? "not told" : licence));
      List<HubFile> files = wanted(hub, place);
      Files.createDirectories(folder);
      new Pull(hub, place, folder, pauseMs, progress).fetch(files);
      List<String> lines =
          add(
              List.of(folder),
              place.id(),
              replace,
              new Origin(address + "/" + place.repository(), licence));
      delete(folder);
      return lines;
    } catch (IOException e) {
      throw new ModelException(
          "The model cannot be kept in " + directory + ": " + e.getMessage(), e);
    }
  }

  private static List<HubFile> wanted(Hub hub, HubPlace place)
      throws ModelException, InterruptedException {
    List<HubFile> files =
        hub.files(place.repository(), place.folder()).stream()
            .filter(file -> place.wanted().matcher(file.path()).matches())
            .toList();
    for (HubFile file : files) {
      if (!PATH.matcher(file.path()).matches() || file.path().contains("..")) {
        throw new ModelException("The hub lists a file with a strange path: " + file.path());
      }
    }
    List<HubFile> networks = files.stream().filter(f -> f.name().endsWith(".onnx")).toList();
    if (networks.size() != 1) {
      throw new ModelException(
          place.repository()
              + (networks.isEmpty()
                  ? " has no network (.onnx)"
                  : " has several networks; name one of them behind it, as in %s/%s"
                      .formatted(place.repository(), networks.getFirst().path())));
    }
    return files;
  }

  private void refuseSecond(String id, boolean replace) throws ModelException {
    if (!replace && Files.exists(directory.resolve(id))) {
      throw new ModelException(
          "There is a model %s already: choose another --name, or --replace it".formatted(id));
    }
  }

  private List<String> add(List<Path> paths, @Nullable String name, boolean replace, Origin origin)
      throws ModelException {
    Path staging = null;
    try {
      Files.createDirectories(directory);
      staging = Files.createTempDirectory(directory, STAGING);
      List<StagedFile> files = Parts.join(new Intake(staging, limits).take(paths), staging);
      List<Addition> models = new Assembly(files).models(name);
      for (Addition model : models) {
        refuseSecond(model.id(), replace);
      }
      List<String> lines = new ArrayList<>();
      for (Addition model : models) {
        put(model, staging, origin);
        lines.addAll(told(model, origin));
      }
      return lines;
    } catch (IOException e) {
      throw new ModelException(
          "The models cannot be added to " + directory + ": " + e.getMessage(), e);
    } finally {
      if (staging != null) {
        delete(staging);
      }
    }
  }

  private void put(Addition model, Path staging, Origin origin) throws IOException {
    Path folder = Files.createDirectory(staging.resolve("model-" + model.id()));
    Map<String, String> digests = new TreeMap<>();
    List<Placed> all = new ArrayList<>(model.others());
    all.add(new Placed(model.id() + ".onnx", model.network()));
    int number = 0;
    for (StagedFile licence : model.licences()) {
      number++;
      all.add(new Placed("licences/" + number + "-" + licence.name(), licence));
    }
    for (Placed file : all) {
      Path to = folder.resolve(file.path());
      Files.createDirectories(to.getParent());
      // Another model may have the same tables of voices.
      Files.copy(file.file().file(), to);
      digests.put(file.path(), file.file().sha256());
    }
    List<String> paths =
        Stream.concat(Stream.of(model.network()), model.others().stream().map(Placed::file))
            .map(StagedFile::source)
            .distinct()
            .toList();
    List<String> sources = origin.source().isEmpty() ? paths : List.of(origin.source());
    new ModelRecord(sources, licence(model, origin), digests).write(folder);
    Path place = directory.resolve(model.id());
    if (Files.exists(place)) {
      Files.move(place, staging.resolve("old-" + model.id()), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
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
                voices > 0 ? ", " + voices + " voices" : ""));
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

  /**
   * Compares the files of a model with what was added.
   *
   * @return what is wrong; nothing when all is well; empty when nothing is known of it
   */
  public Optional<List<String>> verify(String id) throws ModelException {
    Path folder = directory.resolve(checked(id));
    try {
      Optional<ModelRecord> record = ModelRecord.read(folder);
      if (record.isEmpty()) {
        return Optional.empty();
      }
      List<String> wrong = new ArrayList<>();
      for (Map.Entry<String, String> file : record.get().files().entrySet()) {
        Path path = folder.resolve(file.getKey()).normalize();
        if (!path.startsWith(folder) || !Files.isRegularFile(path)) {
          wrong.add(file.getKey() + " is missing");
        } else if (!Copies.sha256(path).equals(file.getValue())) {
          wrong.add(file.getKey() + " has changed");
        }
      }
      return Optional.of(wrong);
    } catch (IOException e) {
      throw new ModelException("The model " + id + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Removes a model from the directory.
   *
   * @throws ModelException when it is not in there
   */
  public void remove(String id) throws ModelException {
    Path folder = directory.resolve(checked(id));
    try {
      if (Files.isDirectory(folder)) {
        // In one step out of sight of workers that start.
        Path hidden = Files.createTempDirectory(directory, STAGING);
        Files.move(folder, hidden.resolve("removed"), StandardCopyOption.ATOMIC_MOVE);
        delete(hidden);
        return;
      }
      Path network = directory.resolve(id + ".onnx");
      if (Files.deleteIfExists(network)) {
        Files.deleteIfExists(directory.resolve(id + ".onnx.json"));
        Files.deleteIfExists(directory.resolve(id + ".voices.json"));
        return;
      }
    } catch (IOException e) {
      throw new ModelException("The model " + id + " cannot be removed: " + e.getMessage(), e);
    }
    ModelInventory.Entry entry = find(id);
    throw new ModelException(
        "The model %s is not in %s, but comes with Lector (%s): it cannot be removed"
            .formatted(entry.id(), directory, entry.location()));
  }

  /** A name that is one folder and nothing else. */
  static String checked(String name) throws ModelException {
    if (!NAME.matcher(name).matches()) {
      throw new ModelException(
          "\"%s\" is no name for a model: letters, digits, dots, dashes and underscores, 100 at most"
              .formatted(name));
    }
    return name;
  }

  private static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException _) {
      // What is left is hidden: no worker takes it for a model.
      return;
    }
  }
}
