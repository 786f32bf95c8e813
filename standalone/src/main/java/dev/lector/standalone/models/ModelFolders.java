package dev.lector.standalone.models;

import dev.lector.audio.Pace;
import dev.lector.speech.model.ModelInventory;
import dev.lector.speech.model.ModelLoadException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The models directory: a folder for each model. */
public final class ModelFolders {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String PULLING = ".pulling-";
  private static final long PAUSE_MS = 1_000;

  private final Path directory;
  private final Installer installer;

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
    this.installer = new Installer(directory, limits);
  }

  /** What there is, what comes with Lector too. */
  public List<ModelInventory.Entry> list() throws ModelException {
    try {
      return ModelInventory.of(Files.isDirectory(directory) ? directory : null);
    } catch (ModelLoadException e) {
      throw new ModelException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Names of models that can be fetched, without Piper's voices, of which a hub has a list. */
  public static List<String> known() {
    return HubPlace.names();
  }

  /** A model by its name or a short one. */
  public ModelInventory.Entry find(String name) throws ModelException {
    List<ModelInventory.Entry> entries = list();
    String plain = HubPlace.plain(name);
    return entries.stream()
        .filter(entry -> entry.id().equals(name) || entry.id().equals(plain))
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
    try (DirectoryLock _ = DirectoryLock.take(directory)) {
      Staging.clean(directory);
      return installer.install(intake -> intake.take(paths), name, replace, Origin.LOCAL);
    } catch (IOException e) {
      throw new ModelException(
          "The models cannot be added to " + directory + ": " + e.getMessage(), e);
    }
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
    checked(place.id());
    Path folder = directory.resolve(PULLING + place.id() + "-" + place.digest());
    try (DirectoryLock _ = DirectoryLock.take(directory);
        Hub hub = new Hub(address, pace, pauseMs)) {
      Staging.clean(directory);
      installer.refuseSecond(place.id(), replace);
      String licence = hub.licence(place.repository());
      progress.accept(
          "%s is %s%s at %s; licence: %s"
              .formatted(
                  place.id(),
                  place.repository(),
                  place.folder().isEmpty() ? "" : "/" + place.folder(),
                  address,
                  licence.isEmpty() ? "not told" : licence));
      List<HubFile> files = place.select(hub.files(place.repository(), place.folder()));
      Files.createDirectories(folder);
      new Pull(hub, place, folder, progress).fetch(files);
      List<Path> listed = files.stream().map(file -> folder.resolve(place.local(file))).toList();
      List<String> lines =
          installer.install(
              intake -> intake.take(listed, folder),
              place.id(),
              replace,
              new Origin(address + "/" + place.repository(), licence));
      Staging.delete(folder);
      return lines;
    } catch (IOException e) {
      throw new ModelException(
          "The model cannot be kept in " + directory + ": " + e.getMessage(), e);
    }
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
        Path path = folder.resolve(file.getKey());
        if (!isInside(file.getKey()) || !Files.isRegularFile(path)) {
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

  private static boolean isInside(String file) {
    Path path = Path.of(file);
    return !path.isAbsolute() && !path.normalize().startsWith("..");
  }

  /**
   * Removes a model from the directory.
   *
   * @throws ModelException when it is not in there
   */
  public void remove(String id) throws ModelException {
    checked(id);
    if (Files.isDirectory(directory) && removed(id)) {
      return;
    }
    ModelInventory.Entry entry = find(id);
    throw new ModelException(
        "The model %s is not in %s, but comes with Lector (%s): it cannot be removed"
            .formatted(entry.id(), directory, entry.location()));
  }

  private boolean removed(String id) throws ModelException {
    try (DirectoryLock _ = DirectoryLock.take(directory)) {
      Staging.clean(directory);
      if (Files.isDirectory(directory.resolve(id))) {
        try (Staging hidden = Staging.in(directory)) {
          hidden.remove(id);
        }
        return true;
      }
      if (Files.deleteIfExists(directory.resolve(id + ".onnx"))) {
        Files.deleteIfExists(directory.resolve(id + ".onnx.json"));
        Files.deleteIfExists(directory.resolve(id + ".voices.json"));
        return true;
      }
      return false;
    } catch (IOException e) {
      throw new ModelException("The model " + id + " cannot be removed: " + e.getMessage(), e);
    }
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
}
