package dev.lector.bridge.workers;

import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked for of some workers together. Immutable, so that a request looks at it without
 * waiting for anybody.
 */
final class Offer {
  private static final int NAMES_IN_MESSAGES = 20;

  /** Names and aliases of models; the empty name is that of requests that name none. */
  private final Map<String, Voices> models = new HashMap<>();

  /** Whether a worker may have models that it does not name. */
  private boolean open;

  private static final class Voices {
    final List<String> names = new ArrayList<>();
    final Set<String> folded = new HashSet<>();

    /** Whether there may be others. */
    boolean open;

    void add(WorkerModel model) {
      open |= !model.getAllVoices();
      for (String name : model.getVoices()) {
        if (folded.add(fold(name))) {
          names.add(name);
        }
      }
    }
  }

  Offer(Iterable<WorkerSeen> workers) {
    for (WorkerSeen worker : workers) {
      open |= !worker.getAllModels();
      for (WorkerModel model : worker.getModels()) {
        add(model.getModelId(), model);
        model.getAliases().forEach(alias -> add(alias, model));
        if (model.getModelId().equals(worker.getDefaultModel())) {
          add("", model);
        }
      }
    }
  }

  private void add(String name, WorkerModel model) {
    models.computeIfAbsent(name, _ -> new Voices()).add(model);
  }

  /** As workers compare voices. */
  private static String fold(String voice) {
    return voice.toLowerCase(Locale.ROOT);
  }

  /** Whether nobody of them has this model, or this voice of it, for certain. */
  boolean lacks(String model, String voice) {
    if (open) {
      return false;
    }
    Voices voices = named(model);
    if (voices == null) {
      return !model.isEmpty();
    }
    return !voice.isEmpty()
        && !voices.open
        && !voices.folded.contains(fold(voice))
        && !isMixture(voice);
  }

  /** By its name, or by the path of its file on a hub, as workers understand it. */
  private @Nullable Voices named(String model) {
    Voices voices = models.get(model);
    if (voices != null) {
      return voices;
    }
    String name = model.substring(model.lastIndexOf('/') + 1);
    return models.get(
        name.endsWith(".onnx") ? name.substring(0, name.length() - ".onnx".length()) : name);
  }

  private static String why(String model) {
    return model.startsWith("parler-tts/")
        ? " Parler-TTS has no export that ONNX Runtime could run; leave model_id empty for the"
            + " default model."
        : "";
  }

  /** A mixture of voices, as {@code af_heart*0.7+bf_emma*0.3}: only a worker can judge that. */
  private static boolean isMixture(String voice) {
    return voice.indexOf('*') >= 0 || voice.indexOf('+') >= 0;
  }

  /**
   * That there is no such model, or no such voice of it, and which there are; as workers say it.
   */
  Optional<String> unknown(String model, String voice) {
    if (!lacks(model, voice)) {
      return Optional.empty();
    }
    Voices voices = named(model);
    return Optional.of(
        voices == null
            ? "There is no model \"%s\"; the known ones are: %s.%s"
                .formatted(model, names(known()), why(model))
            : "There is no voice \"%s\"; this model has: %s."
                .formatted(voice, names(voices.names)));
  }

  private SortedSet<String> known() {
    SortedSet<String> known = new TreeSet<>(models.keySet());
    known.remove("");
    return known;
  }

  private static String names(Collection<String> all) {
    String shown = all.stream().limit(NAMES_IN_MESSAGES).collect(Collectors.joining(", "));
    int more = all.size() - NAMES_IN_MESSAGES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
