package dev.lector.bridge.openai;

import dev.lector.bridge.speech.SpeechParameters;
import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Models and voices of the live workers, under their own names and OpenAI's. */
final class Farm {
  /** Most names of a list: a farm has a few hundred voices. */
  private static final int MOST = 10_000;

  private final WorkerDirectory workers;
  private final OpenAiNames names;

  Farm(WorkerDirectory workers, OpenAiNames names) {
    this.workers = workers;
    this.names = names;
  }

  /** What a request's names stand for now. */
  SpeechParameters resolve(SpeechParameters asked) {
    String model = model(asked.modelId());
    return asked.by(model, voice(model, asked.voice()));
  }

  /**
   * The voice that a name stands for: its own where a worker has it; of OpenAI's names the first
   * stand-in that a worker has, or the model's default voice where none is known to have one.
   *
   * @param model or alias; empty for the default model
   * @return empty for the model's default voice
   */
  private String voice(String model, String name) {
    if (!names.hasVoice(name)) {
      return name;
    }
    Set<String> there = voicesOf(model);
    if (there.contains(name)) {
      return name;
    }
    return names.standIns(name).stream().filter(there::contains).findFirst().orElse("");
  }

  /** The model that a name stands for; empty for the default one. */
  private String model(String name) {
    boolean own = models().anyMatch(model -> called(model, name));
    return own ? name : names.model(name);
  }

  /** All names that a request may have as its model. */
  Set<String> modelNames() {
    Set<String> all = new TreeSet<>(names.models().keySet());
    models()
        .limit(MOST)
        .forEach(
            model -> {
              all.add(model.getModelId());
              all.addAll(model.getAliases());
            });
    return all;
  }

  /** All names that a request may have as its voice: the farm's own, then OpenAI's. */
  Set<String> voiceNames() {
    Set<String> all = new LinkedHashSet<>();
    models().forEach(model -> model.getVoices().stream().limit(MOST).forEach(all::add));
    all.addAll(new TreeSet<>(names.voices().keySet()));
    return all;
  }

  private Stream<WorkerModel> models() {
    return workers.able("").stream().flatMap(worker -> worker.getModels().stream());
  }

  private Set<String> voicesOf(String model) {
    Set<String> voices = new LinkedHashSet<>();
    for (WorkerSeen worker : workers.able(model)) {
      String wanted = model.isEmpty() ? worker.getDefaultModel() : model;
      worker.getModels().stream()
          .filter(known -> called(known, wanted))
          .forEach(known -> voices.addAll(known.getVoices()));
    }
    return voices;
  }

  private static boolean called(WorkerModel model, String name) {
    return model.getModelId().equals(name) || model.getAliases().contains(name);
  }
}
