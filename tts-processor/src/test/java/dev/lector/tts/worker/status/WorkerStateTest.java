package dev.lector.tts.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import dev.lector.registry.MockSchemaRegistry;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.speech.synthesis.Capabilities;
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
                        "a", List.of("first"), List.of("en-US", "fr"), List.of("x", "y")),
                    new Capabilities.Model("b", List.of(), List.of(), List.of()))));

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
            new WorkerModel("a", List.of("first"), List.of("en-US", "fr"), List.of("x", "y"), true),
            new WorkerModel("b", List.of(), List.of(), List.of(), false));
  }

  @Test
  void aWorkerThatDoesNotTellMayHaveAnyModel() {
    assertThat(state(Capabilities.UNKNOWN).getAllModels()).isFalse();
  }

  @Test
  void whatIsTooLongForTheRecordIsLeftOutAndSaid() throws Exception {
    List<String> voices = IntStream.range(0, 2_000).mapToObj("voice-%05d"::formatted).toList();
    List<Capabilities.Model> models =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new Capabilities.Model("model-" + i, List.of(), List.of("en"), voices))
            .toList();

    WorkerSeen seen = state(new Capabilities("cpu", "model-0", models));

    assertThat(seen.getAllModels()).isFalse();
    assertThat(seen.getModels()).hasSizeBetween(100, 9_999);
    assertThat(seen.getModels().getFirst().getAllVoices()).isTrue();
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
