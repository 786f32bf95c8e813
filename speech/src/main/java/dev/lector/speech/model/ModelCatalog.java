package dev.lector.speech.model;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.phonemes.Phonemizers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The models this process can speak with, by name. Which there are is settled at the start; each is
 * loaded when it is first asked for, the default one at once. Safe for use by many threads.
 */
public final class ModelCatalog implements AutoCloseable {
  private static final List<String> PREFERRED = List.of("kokoro-82m", "en_US-starter-low");

  private final SortedMap<String, ModelFiles> files;
  private final Map<String, String> aliases;

  /** Aliases, and short names that no alias hides. */
  private final Map<String, String> others;

  private final String defaultModel;
  private final OnnxRuntime runtime;
  private final ModelFamilies families = ModelFamilies.load();
  private final Map<String, VoiceEngine> loaded = new ConcurrentHashMap<>();

  /** What the files of models say that are not loaded. */
  private final Map<String, Optional<ModelFacts>> written = new ConcurrentHashMap<>();

  private final Object loading = new Object();
  private boolean closed;

  private ModelCatalog(
      SortedMap<String, ModelFiles> files,
      Map<String, String> aliases,
      Map<String, String> others,
      String defaultModel,
      OnnxRuntime runtime) {
    this.files = files;
    this.aliases = Map.copyOf(aliases);
    this.others = Map.copyOf(others);
    this.defaultModel = defaultModel;
    this.runtime = runtime;
  }

  /**
   * Finds the models of the class path and of a directory, and loads the default one.
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
      Phonemizers.Mode phonemes)
      throws ModelLoadException, DeviceException {
    ModelFinder.Found found = find(directory);
    SortedMap<String, ModelFiles> files = found.files();
    for (Map.Entry<String, String> alias : aliases.entrySet()) {
      requireKnown(alias.getValue(), files, "The alias " + alias.getKey());
    }
    Map<String, String> others = new HashMap<>(found.shortNames());
    others.putAll(aliases);
    String wanted = defaultModel.isBlank() ? preferred(files.keySet()) : defaultModel;
    String id = files.containsKey(wanted) ? wanted : others.getOrDefault(wanted, wanted);
    requireKnown(id, files, "The default model");
    ModelCatalog catalog =
        new ModelCatalog(
            files,
            aliases,
            others,
            id,
            new OnnxRuntime(device, threads, concurrency, limits, phonemes));
    catalog.load(id);
    return catalog;
  }

  /** The best of the voices that come with Lector, of those that are there. */
  private static String preferred(Collection<String> ids) {
    return PREFERRED.stream()
        .filter(ids::contains)
        .findFirst()
        .orElseGet(() -> ids.stream().findFirst().orElse(""));
  }

  /** Every name that can be asked for, aliases too, but without the short names of models. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(files.keySet());
    names.addAll(aliases.keySet());
    return names;
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
    String wanted = name.strip();
    // A model's own name wins, so that an alias can never hide a model.
    String id =
        wanted.isEmpty() ? defaultModel : files.containsKey(wanted) ? wanted : others.get(wanted);
    if (id == null) {
      id = onHub(wanted);
    }
    if (!files.containsKey(id)) {
      throw new UnknownModelException(wanted, names());
    }
    return load(id);
  }

  /**
   * The name of a file's model on a hub: {@code rhasspy/piper-voices/en/…/en_US-joe-medium.onnx}.
   */
  private static String onHub(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".onnx") ? name.substring(0, name.length() - ".onnx".length()) : name;
  }

  /** Name of the model for requests that name none. */
  public String defaultModel() {
    return defaultModel;
  }

  /** What the default model runs on, {@code cpu} or {@code cuda:0}; empty once it is closed. */
  public String device() {
    VoiceEngine engine = loaded.get(defaultModel);
    return engine == null ? "" : runtime.deviceOf(engine);
  }

  /** What each model speaks with, by its name; empty where only the loaded model will tell. */
  public SortedMap<String, Optional<ModelFacts>> facts() {
    SortedMap<String, Optional<ModelFacts>> all = new TreeMap<>();
    files.forEach((id, model) -> all.put(id, facts(id, model)));
    return all;
  }

  private Optional<ModelFacts> facts(String id, ModelFiles model) {
    VoiceEngine engine = loaded.get(id);
    return engine == null
        ? written.computeIfAbsent(id, _ -> families.facts(model))
        : Optional.of(ModelFacts.of(engine));
  }

  /** Other names of a model, short ones too. */
  public SortedSet<String> aliases(String id) {
    SortedSet<String> names = new TreeSet<>();
    others.forEach(
        (alias, model) -> {
          // A model's own name wins.
          if (model.equals(id) && !files.containsKey(alias)) {
            names.add(alias);
          }
        });
    return names;
  }

  /** Frees all models, after the runs that are under way. */
  @Override
  public void close() {
    Collection<VoiceEngine> models;
    synchronized (loading) {
      closed = true;
      models = new ArrayList<>(loaded.values());
      loaded.clear();
    }
    models.forEach(VoiceEngine::close);
    runtime.close();
  }

  private VoiceEngine load(String id) throws ModelLoadException, DeviceException {
    VoiceEngine model = loaded.get(id);
    if (model != null) {
      return model;
    }
    synchronized (loading) {
      if (closed) {
        throw new ModelLoadException("The models are closed: this worker is leaving");
      }
      model = loaded.get(id);
      if (model == null) {
        model = runtime.load(Objects.requireNonNull(files.get(id)));
        loaded.put(id, model);
      }
      return model;
    }
  }

  static ModelFinder.Found find(@Nullable Path directory) throws ModelLoadException {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? ModelCatalog.class.getClassLoader() : context;
    try {
      return ModelFinder.find(directory, loader);
    } catch (IOException e) {
      throw new ModelLoadException(
          "The models directory " + directory + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void requireKnown(String id, SortedMap<String, ModelFiles> files, String who)
      throws ModelLoadException {
    if (!files.containsKey(id)) {
      throw new ModelLoadException(
          who
              + " is \""
              + id
              + "\", but the models are: "
              + String.join(", ", files.keySet())
              + ".");
    }
  }
}
