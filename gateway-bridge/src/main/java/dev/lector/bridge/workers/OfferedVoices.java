package dev.lector.bridge.workers;

import dev.lector.events.VoiceGender;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import dev.lector.events.WorkerVoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The voices of all live workers together, each once. */
public final class OfferedVoices {
  private final WorkerDirectory workers;

  /**
   * @param workers that have them
   */
  public OfferedVoices(WorkerDirectory workers) {
    this.workers = workers;
  }

  /**
   * What can be asked for now: models by their names, the voices of each in the order in which the
   * model prefers them; empty while the heartbeats have not been read.
   */
  public Optional<List<OfferedVoice>> now() {
    return workers
        .live()
        .map(live -> of(live.stream().map(WorkerDirectory.Listed::worker).toList()));
  }

  private static List<OfferedVoice> of(List<WorkerSeen> live) {
    String preferred = defaultModel(live);
    Map<String, Map<String, OfferedVoice>> models = new TreeMap<>();
    for (WorkerSeen worker : live) {
      for (WorkerModel model : worker.getModels()) {
        Map<String, OfferedVoice> voices =
            models.computeIfAbsent(model.getModelId(), _ -> new LinkedHashMap<>());
        add(model, preferred, voices);
      }
    }
    List<OfferedVoice> all = new ArrayList<>();
    models.values().forEach(voices -> all.addAll(voices.values()));
    return all;
  }

  /** What one worker leaves open, another one may know. */
  private static void add(WorkerModel model, String preferred, Map<String, OfferedVoice> voices) {
    Map<String, WorkerVoice> facts = new HashMap<>();
    model.getSpeakers().forEach(voice -> facts.put(voice.getName(), voice));
    for (String name : model.getVoices()) {
      WorkerVoice fact = facts.get(name);
      OfferedVoice known = voices.get(name);
      if (known == null || (known.language().isEmpty() && fact != null)) {
        boolean first = known == null ? voices.isEmpty() : known.isDefault();
        voices.put(name, voice(model, name, fact, first && model.getModelId().equals(preferred)));
      }
    }
  }

  private static OfferedVoice voice(
      WorkerModel model, String name, @Nullable WorkerVoice fact, boolean isDefault) {
    return new OfferedVoice(
        model.getModelId(),
        name,
        fact == null ? onlyLanguage(model) : fact.getLanguage(),
        fact == null ? VoiceGender.UNKNOWN : fact.getGender(),
        model.getSampleRate(),
        isDefault);
  }

  /** Older workers tell the languages of a model, not those of its voices. */
  private static String onlyLanguage(WorkerModel model) {
    return model.getLanguages().size() == 1 ? model.getLanguages().getFirst() : "";
  }

  /** That of most workers; of equally many, the first by name. */
  private static String defaultModel(List<WorkerSeen> live) {
    Map<String, Integer> workers = new TreeMap<>();
    for (WorkerSeen worker : live) {
      workers.merge(worker.getDefaultModel(), 1, Integer::sum);
    }
    workers.remove(""); // of those that do not tell
    String most = "";
    for (Map.Entry<String, Integer> model : workers.entrySet()) {
      if (model.getValue() > workers.getOrDefault(most, 0)) {
        most = model.getKey();
      }
    }
    return most;
  }
}
