package dev.lector.speech.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which models there are at a moment, and what they are called.
 *
 * @param files by the model's name
 * @param aliases further names that are configured, each with the model's own
 * @param others these, and short names that no alias hides
 */
record KnownModels(
    SortedMap<String, ModelFiles> files, Map<String, String> aliases, Map<String, String> others) {
  /** The best of the voices that come with Lector first. */
  private static final List<String> PREFERRED = List.of("kokoro-82m", "en_US-starter-low");

  /**
   * Finds those of the class path and of a directory.
   *
   * @param directory models directory; {@code null} when there is none
   * @throws ModelLoadException when the directory cannot be read
   */
  static KnownModels find(@Nullable Path directory, Map<String, String> aliases)
      throws ModelLoadException {
    ModelFinder.Found found = find(directory);
    Map<String, String> others = new HashMap<>(found.shortNames());
    others.putAll(aliases);
    return new KnownModels(found.files(), Map.copyOf(aliases), Map.copyOf(others));
  }

  static ModelFinder.Found find(@Nullable Path directory) throws ModelLoadException {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? KnownModels.class.getClassLoader() : context;
    try {
      return ModelFinder.find(directory, loader);
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
  }

  static ModelLoadException unreadable(@Nullable Path directory, IOException e) {
    return new ModelLoadException(
        "The models directory " + directory + " cannot be read: " + e.getMessage(), e);
  }

  /**
   * The model for those who name none.
   *
   * @param wanted a name, an alias or a short name; empty for the best of those that come with
   *     Lector
   * @throws ModelLoadException when there is none of that name, or an alias points nowhere
   */
  String defaultModel(String wanted) throws ModelLoadException {
    for (Map.Entry<String, String> alias : aliases.entrySet()) {
      requireKnown(alias.getValue(), "The alias " + alias.getKey());
    }
    String name = wanted.isBlank() ? preferred(files.keySet()) : wanted;
    String id = files.containsKey(name) ? name : others.getOrDefault(name, name);
    requireKnown(id, "The default model");
    return id;
  }

  private static String preferred(Collection<String> ids) {
    return PREFERRED.stream()
        .filter(ids::contains)
        .findFirst()
        .orElseGet(() -> ids.stream().findFirst().orElse(""));
  }

  private void requireKnown(String id, String who) throws ModelLoadException {
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

  /** The model of a name, an alias or a short name. */
  Optional<String> id(String name) {
    // A model's own name wins, so that an alias can never hide a model.
    String id = files.containsKey(name) ? name : others.get(name);
    return Optional.ofNullable(id).filter(known -> files.containsKey(known));
  }

  /** Every name that can be asked for, aliases too, but without the short names of models. */
  SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(files.keySet());
    aliases.forEach(
        (alias, model) -> {
          if (files.containsKey(model)) {
            names.add(alias);
          }
        });
    return names;
  }

  /** Other names of a model, short ones too. */
  SortedSet<String> aliases(String id) {
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

  /** The same with other files for a model. */
  KnownModels with(String id, ModelFiles kept) {
    SortedMap<String, ModelFiles> all = new TreeMap<>(files);
    all.put(id, kept);
    return new KnownModels(all, aliases, others);
  }
}
