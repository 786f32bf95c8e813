package dev.lector.speech.model;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.phonemes.Phonemizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models this process can speak with, by name. Each is loaded when it is first asked for, the
 * default one at once. What is put into the directory, replaced or removed there is noticed within
 * seconds: a model that is gone gets no further texts, and is freed when those it has are said.
 * Safe for use by many threads.
 */
public final class ModelCatalog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ModelCatalog.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final @Nullable Path directory;
  private final String defaultModel;
  private final Engines engines;
  private final ModelFamilies families = ModelFamilies.load();

  private volatile KnownModels known;

  /** What the files of models say that are not loaded; emptied after these have changed. */
  private volatile Map<String, Optional<ModelFacts>> written = new ConcurrentHashMap<>();

  private @Nullable DirectoryWatch watch;

  private ModelCatalog(
      @Nullable Path directory, KnownModels known, String defaultModel, Engines engines) {
    this.directory = directory;
    this.known = known;
    this.defaultModel = defaultModel;
    this.engines = engines;
  }

  /**
   * Finds the models of the class path and of a directory, loads the default one, and watches the
   * directory from then on.
   *
   * @param directory models directory; {@code null} when there is none
   * @param aliases further names, each for a model that is there
   * @param defaultModel the model for requests that name none: a name, an alias or a short name;
   *     empty for the best of those that come with Lector
   * @param device where to run
   * @param threads threads within a run; 0 to decide by the cores
   * @param concurrency runs of a model at once; 0 to decide by the device
   * @param limits of a run
   * @param phonemes what writes English words in espeak-ng's convention
   * @param graphs directory for optimised graphs of the models that come with Lector, which load
   *     faster from there, and run a little slower; {@code null} for none
   * @throws ModelLoadException when the default or an alias points nowhere, or the default model
   *     cannot be used
   * @throws DeviceException when the wanted device does not work
   */
  public static ModelCatalog open(
      @Nullable Path directory,
      Map<String, String> aliases,
      String defaultModel,
      Device device,
      int threads,
      int concurrency,
      BatchLimits limits,
      Phonemizers.Mode phonemes,
      @Nullable Path graphs)
      throws ModelLoadException, DeviceException {
    return open(
        directory,
        aliases,
        defaultModel,
        new OnnxRuntime(device, threads, concurrency, limits, phonemes, graphs),
        LOOK,
        GRACE);
  }

  /**
   * As the other.
   *
   * @param look pause between two looks at the directory
   * @param grace how long a model that is gone is kept for those who are about to speak with it
   */
  static ModelCatalog open(
      @Nullable Path directory,
      Map<String, String> aliases,
      String defaultModel,
      OnnxRuntime runtime,
      Duration look,
      Duration grace)
      throws ModelLoadException, DeviceException {
    // Before it is read: what changes meanwhile is noticed later.
    DirectoryStamps stamps = stamps(directory);
    KnownModels known = KnownModels.find(directory, aliases);
    String id = known.defaultModel(defaultModel);
    ModelCatalog catalog = new ModelCatalog(directory, known, id, new Engines(runtime, grace));
    catalog.load(id);
    if (directory != null) {
      catalog.watch(directory, stamps, look);
    }
    return catalog;
  }

  private static DirectoryStamps stamps(@Nullable Path directory) throws ModelLoadException {
    try {
      return directory == null || !Files.isDirectory(directory)
          ? new DirectoryStamps(Map.of())
          : DirectoryStamps.of(directory);
    } catch (IOException e) {
      throw KnownModels.unreadable(directory, e);
    }
  }

  private void watch(Path directory, DirectoryStamps stamps, Duration look) {
    DirectoryWatch started =
        new DirectoryWatch(
            directory,
            stamps,
            look,
            new DirectoryWatch.Listener() {
              @Override
              public boolean changed(SortedSet<String> models) {
                return refresh(models);
              }

              @Override
              public void looked() {
                engines.sweep();
              }
            });
    watch = started;
    started.start();
  }

  /** Takes note of what has changed in the directory; false when it could not be read. */
  private boolean refresh(SortedSet<String> changed) {
    KnownModels before = known;
    KnownModels now;
    try {
      now = KnownModels.find(directory, before.aliases());
    } catch (ModelLoadException e) {
      log.warn("Models stay as they were: {}", e.getMessage());
      return false;
    }
    if (changed.contains(defaultModel)) {
      now = withDefault(now, before);
    }
    known = now;
    written = new ConcurrentHashMap<>();
    for (String id : changed) {
      if (!id.equals(defaultModel)) {
        engines.retire(id);
      }
    }
    log.info(
        "In {} these have changed: {}; the models are {}",
        directory,
        String.join(", ", changed),
        String.join(", ", now.files().keySet()));
    return true;
  }

  /** The default model is loaded before the one it replaces is let go, and stays where it fails. */
  private KnownModels withDefault(KnownModels now, KnownModels before) {
    ModelFiles files = now.files().get(defaultModel);
    String why = "it is gone";
    if (files != null) {
      try {
        engines.replace(defaultModel, files);
        return now;
      } catch (ModelLoadException | DeviceException e) {
        why = String.valueOf(e.getMessage());
      }
    }
    log.warn(
        "The default model {} stays as it was until this worker is started again: {}",
        defaultModel,
        why);
    return now.with(defaultModel, Objects.requireNonNull(before.files().get(defaultModel)));
  }

  /** Every name that can be asked for, aliases too, but without the short names of models. */
  public SortedSet<String> names() {
    return known.names();
  }

  /**
   * The model of that name, loaded.
   *
   * @param name model or alias, or its path on a hub; empty for the default model
   * @throws UnknownModelException when there is none
   * @throws ModelLoadException when its files cannot be used
   * @throws DeviceException when the wanted device does not work
   */
  public VoiceEngine get(String name)
      throws UnknownModelException, ModelLoadException, DeviceException {
    KnownModels now = known;
    String id =
        id(now, name).orElseThrow(() -> new UnknownModelException(name.strip(), now.names()));
    return load(id);
  }

  /**
   * Whether a model is there and not loaded yet.
   *
   * @param name model or alias; empty for the default model
   */
  public boolean needsLoading(String name) {
    return id(known, name).filter(id -> engines.find(id) == null).isPresent();
  }

  private Optional<String> id(KnownModels now, String name) {
    String wanted = name.strip();
    return wanted.isEmpty()
        ? Optional.of(defaultModel)
        : now.id(wanted).or(() -> now.id(onHub(wanted)));
  }

  /**
   * The name of a file's model on a hub: {@code rhasspy/piper-voices/en/…/en_US-joe-medium.onnx}.
   */
  private static String onHub(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".onnx") ? name.substring(0, name.length() - ".onnx".length()) : name;
  }

  /**
   * Keeps an engine from being freed while somebody speaks with it, though its model may be removed
   * meanwhile.
   *
   * @param engine that {@link #get} has given
   * @throws ModelReplacedException when its model was replaced or removed so long ago that the
   *     engine is freed: whoever waits for a while before speaking asks for the model again then
   */
  public EngineUse use(VoiceEngine engine) throws ModelReplacedException {
    return engines.use(engine);
  }

  /** Name of the model for requests that name none. */
  public String defaultModel() {
    return defaultModel;
  }

  /** What the default model runs on, {@code cpu} or {@code cuda:0}; empty once it is closed. */
  public String device() {
    VoiceEngine engine = engines.find(defaultModel);
    return engine == null ? "" : engines.deviceOf(engine);
  }

  /** What each model speaks with, by its name; empty where only the loaded model will tell. */
  public SortedMap<String, Optional<ModelFacts>> facts() {
    // In this order: what is read of old files never gets among what is known of new ones.
    Map<String, Optional<ModelFacts>> cache = written;
    SortedMap<String, Optional<ModelFacts>> all = new TreeMap<>();
    known
        .files()
        .forEach(
            (id, model) -> {
              VoiceEngine engine = engines.find(id);
              all.put(
                  id,
                  engine == null
                      ? cache.computeIfAbsent(id, _ -> families.facts(model))
                      : Optional.of(ModelFacts.of(engine)));
            });
    return all;
  }

  /** Other names of a model, short ones too. */
  public SortedSet<String> aliases(String id) {
    return known.aliases(id);
  }

  /** Frees all models, after the runs that are under way. */
  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
    engines.close();
  }

  private VoiceEngine load(String id) throws ModelLoadException, DeviceException {
    return engines.get(id, () -> known.files().get(id));
  }
}
