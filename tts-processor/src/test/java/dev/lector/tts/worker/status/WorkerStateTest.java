package dev.lector.tts.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.VoiceGender;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import dev.lector.events.WorkerVoice;
import dev.lector.registry.MockSchemaRegistry;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.speech.synthesis.Capabilities;
import dev.lector.speech.voice.Gender;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.WorkerSuite;
import dev.lector.tts.worker.common.WorkerConfig;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerStateTest {
  private static final WorkerConfig CONFIG = WorkerSuite.offline("state");

  @Test
  void aHeartbeatSaysWhatTheWorkerSpeaksWith() {
    WorkerSeen seen =
        state(
            new Capabilities(
                "cuda:1",
                "a",
                List.of(
                    new Capabilities.Model(
                        "a",
                        List.of("first"),
                        24_000,
                        List.of(
                            new Capabilities.Speaker("x", "en-US", Gender.FEMALE),
                            new Capabilities.Speaker("y", "fr", Gender.UNKNOWN))),
                    new Capabilities.Model("b", List.of(), 0, List.of()))));

    assertThat(seen.getWorkerId()).isEqualTo("state");
    assertThat(seen.getDevice()).isEqualTo("cuda:1");
    assertThat(seen.getDefaultModel()).isEqualTo("a");
    assertThat(seen.getLanes()).isEqualTo(CONFIG.lanes());
    assertThat(seen.getIntervalMs()).isEqualTo(CONFIG.heartbeat().toMillis());
    assertThat(seen.getVersion()).matches("\\d+\\..*");
    assertThat(seen.getHost()).isNotEmpty();
    assertThat(seen.getUrl()).isEqualTo("http://localhost:9400");
    assertThat(seen.getAllModels()).isTrue();
    assertThat(seen.getModels())
        .containsExactly(
            new WorkerModel(
                "a",
                List.of("first"),
                List.of("en-US", "fr"),
                List.of("x", "y"),
                true,
                24_000,
                List.of(
                    new WorkerVoice("x", "en-US", VoiceGender.FEMALE),
                    new WorkerVoice("y", "fr", VoiceGender.UNKNOWN))),
            new WorkerModel("b", List.of(), List.of(), List.of(), false, 0, List.of()));
  }

  @Test
  void aWorkerThatDoesNotTellMayHaveAnyModel() {
    assertThat(state(Capabilities.UNKNOWN).getAllModels()).isFalse();
  }

  @Test
  void whatIsTooLongForTheRecordIsLeftOutAndSaid() throws Exception {
    List<Capabilities.Speaker> voices =
        IntStream.range(0, 800)
            .mapToObj("voice-%05d"::formatted)
            .map(name -> new Capabilities.Speaker(name, "en", Gender.MALE))
            .toList();
    List<Capabilities.Model> models =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new Capabilities.Model("model-" + i, List.of(), 16_000, voices))
            .toList();

    WorkerSeen seen = state(new Capabilities("cpu", "model-0", models));

    assertThat(seen.getAllModels()).isFalse();
    assertThat(seen.getModels()).hasSizeBetween(100, 9_999);
    assertThat(seen.getModels().getFirst().getAllVoices()).isTrue();
    assertThat(seen.getModels().getFirst().getSpeakers()).hasSize(800);
    assertThat(seen.getModels())
        .anySatisfy(
            model -> {
              assertThat(model.getAllVoices()).isTrue();
              assertThat(model.getSpeakers()).isEmpty();
            });
    assertThat(seen.getModels().getLast())
        .satisfies(
            model -> {
              assertThat(model.getVoices()).isEmpty();
              assertThat(model.getAllVoices()).isFalse();
            });
    try (SpecificAvroSerializer<WorkerSeen> serializer =
        new SpecificAvroSerializer<>(new MockSchemaRegistry())) {
      serializer.configure(WorkerSuite.REGISTRY, false);
      assertThat(serializer.serialize(Topics.WORKERS, seen))
          .hasSizeLessThan(Topics.LARGEST_HEARTBEAT - 10_000);
    }
  }

  private static WorkerSeen state(Capabilities capabilities) {
    return new WorkerState(CONFIG, () -> capabilities, 9400).get();
  }
}
