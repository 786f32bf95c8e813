package dev.lector.tts.worker.status;

import dev.lector.events.VoiceGender;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import dev.lector.events.WorkerVoice;
import dev.lector.http.ThisHost;
import dev.lector.speech.synthesis.Capabilities;
import dev.lector.tts.worker.common.WorkerConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a worker tells of itself in its heartbeats, within what a record can hold. */
public final class WorkerState implements Supplier<WorkerSeen> {
  /** Bytes of all names, at most: well below the largest heartbeat in any script. */
  static final int MOST_BYTES = 200_000;

  private final WorkerConfig config;
  private final Supplier<Capabilities> capabilities;
  private final String host;
  private final String url;

  /**
   * @param capabilities what it speaks with now
   * @param port it listens on; -1 when it does not
   */
  public WorkerState(WorkerConfig config, Supplier<Capabilities> capabilities, int port) {
    this.config = config;
    this.capabilities = capabilities;
    this.host = ThisHost.name();
    this.url = AdvertisedAddress.of(config.url(), config.farm().scheme(), config.host(), port);
  }

  /** The heartbeat for now, without a time. */
  @Override
  public WorkerSeen get() {
    Capabilities now = capabilities.get();
    List<WorkerModel> models = new ArrayList<>();
    int left = MOST_BYTES;
    for (Capabilities.Model model : now.models()) {
      WorkerModel bare = bare(model);
      left -= bytes(bare);
      if (left < 0) {
        break;
      }
      WorkerModel named = withVoices(bare, model.voices());
      WorkerModel described = withSpeakers(named, model.voices());
      WorkerModel fullest =
          Stream.of(described, named).filter(fits(bare, left)).findFirst().orElse(bare);
      models.add(fullest);
      left -= bytes(fullest) - bytes(bare);
    }
    return WorkerSeen.newBuilder()
        .setWorkerId(config.name())
        .setHost(host)
        .setUrl(url)
        .setVersion(Version.VALUE)
        .setDevice(now.device())
        .setLanes(config.lanes())
        .setNarrators(config.narrators())
        .setDefaultModel(now.defaultModel())
        .setModels(models)
        // A synthesizer that does not tell what it speaks with may speak with anything.
        .setAllModels(!models.isEmpty() && models.size() == now.models().size())
        .setSeenAt(Instant.EPOCH)
        .setIntervalMs(config.heartbeat().toMillis())
        .build();
  }

  private static WorkerModel bare(Capabilities.Model model) {
    return WorkerModel.newBuilder()
        .setModelId(model.id())
        .setAliases(model.aliases())
        .setLanguages(model.languages())
        .setVoices(List.of())
        .setAllVoices(false)
        .setSampleRate(model.sampleRate())
        .build();
  }

  private static Predicate<WorkerModel> fits(WorkerModel bare, int left) {
    return model -> bytes(model) - bytes(bare) <= left;
  }

  private static WorkerModel withVoices(WorkerModel bare, List<Capabilities.Speaker> voices) {
    return WorkerModel.newBuilder(bare)
        .setVoices(voices.stream().map(Capabilities.Speaker::name).toList())
        .setAllVoices(!voices.isEmpty())
        .build();
  }

  private static WorkerModel withSpeakers(WorkerModel named, List<Capabilities.Speaker> voices) {
    return WorkerModel.newBuilder(named)
        .setSpeakers(voices.stream().map(WorkerState::speaker).toList())
        .build();
  }

  private static WorkerVoice speaker(Capabilities.Speaker voice) {
    return new WorkerVoice(
        voice.name(),
        voice.language(),
        switch (voice.gender()) {
          case FEMALE -> VoiceGender.FEMALE;
          case MALE -> VoiceGender.MALE;
          case UNKNOWN -> VoiceGender.UNKNOWN;
        });
  }

  /** More than it takes in the record: the longest characters, and what is around each name. */
  private static int bytes(WorkerModel model) {
    int bytes = cost(model.getModelId());
    for (List<String> names :
        List.of(model.getAliases(), model.getLanguages(), model.getVoices())) {
      for (String name : names) {
        bytes += cost(name);
      }
    }
    for (WorkerVoice voice : model.getSpeakers()) {
      bytes += cost(voice.getName()) + cost(voice.getLanguage());
    }
    return bytes;
  }

  private static int cost(String name) {
    return 3 * name.length() + 4;
  }
}
