package dev.lector.bridge.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.events.VoiceGender;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import dev.lector.events.WorkerVoice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VoicesEndpointTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final WorkerModel KOKORO =
      new WorkerModel(
          "kokoro-82m",
          List.of("kokoro"),
          List.of("en-US", "fr"),
          List.of("af_heart", "ff_siwis"),
          true,
          24_000,
          List.of(
              new WorkerVoice("af_heart", "en-US", VoiceGender.FEMALE),
              new WorkerVoice("ff_siwis", "fr", VoiceGender.FEMALE)));

  private long now = Long.MAX_VALUE - 1_000; // the clock for periods may overflow
  private final WorkerDirectory workers = new WorkerDirectory(Duration.ofMinutes(15), () -> now);
  private final VoicesEndpoint endpoint = new VoicesEndpoint(new OfferedVoices(workers), () -> now);

  @Test
  void nothingIsToldBeforeTheHeartbeatsAreRead() {
    tell("a", "kokoro-82m", KOKORO);
    assertThat(endpoint.json()).isEmpty();

    workers.started();
    assertThat(endpoint.json()).isPresent();
  }

  @Test
  void eachVoiceIsToldOnceWithWhatIsKnownOfIt() throws Exception {
    workers.started();
    tell("a", "kokoro-82m", model("joe", List.of("default"), List.of("en-US")), KOKORO);
    tell("b", "kokoro-82m", KOKORO);

    assertThat(list())
        .containsExactly(
            "joe default en-US unknown 0 false",
            "kokoro-82m af_heart en-US female 24000 true",
            "kokoro-82m ff_siwis fr female 24000 false");
  }

  @Test
  void whatAnOlderWorkerLeavesOpenANewerOneTells() throws Exception {
    workers.started();
    tell("a", "", model("kokoro-82m", KOKORO.getVoices(), KOKORO.getLanguages()));
    tell("b", "kokoro-82m", KOKORO);

    assertThat(list())
        .containsExactly(
            "kokoro-82m af_heart en-US female 24000 true",
            "kokoro-82m ff_siwis fr female 24000 false");
  }

  @Test
  void theDefaultVoiceIsThatOfMostWorkers() throws Exception {
    workers.started();
    WorkerModel other = model("joe", List.of("default"), List.of("en-US"));
    tell("a", "joe", other, KOKORO);
    tell("b", "kokoro-82m", other, KOKORO);
    tell("c", "kokoro-82m", KOKORO);

    assertThat(list())
        .filteredOn(voice -> voice.endsWith("true"))
        .containsExactly("kokoro-82m af_heart en-US female 24000 true");
  }

  @Test
  void voicesOfWorkersThatHaveLeftAreNotTold() throws Exception {
    workers.started();
    tell("a", "kokoro-82m", KOKORO);
    assertThat(list()).hasSize(2);

    workers.left("a");
    now += Duration.ofSeconds(1).toNanos();
    assertThat(list()).isEmpty();
  }

  @Test
  void theListIsBoundedWhateverTheHeartbeatsCarry() throws Exception {
    workers.started();
    for (int i = 0; i < 100; i++) {
      List<String> voices = IntStream.range(0, 1_000).mapToObj("voice-%05d"::formatted).toList();
      tell("w" + i, "", model("model-" + i, voices, List.of("en")));
    }

    byte[] json = endpoint.json().orElseThrow();

    assertThat(json.length).isLessThan(BoundedList.LONGEST + 100);
    JsonNode told = MAPPER.readTree(json);
    assertThat(told.path("omitted").asInt() + told.path("voices").size()).isEqualTo(100_000);
    assertThat(told.path("voices").size()).isGreaterThan(10_000);
  }

  private List<String> list() throws Exception {
    return MAPPER
        .readTree(endpoint.json().orElseThrow())
        .path("voices")
        .valueStream()
        .map(
            voice ->
                String.join(
                    " ",
                    voice.path("model_id").asText(),
                    voice.path("voice").asText(),
                    voice.path("language").asText(),
                    voice.path("gender").asText(),
                    voice.path("sample_rate").asText(),
                    voice.path("default").asText()))
        .toList();
  }

  private static WorkerModel model(String id, List<String> voices, List<String> languages) {
    return new WorkerModel(id, List.of(), languages, voices, true, 0, List.of());
  }

  private void tell(String id, String defaultModel, WorkerModel... models) {
    workers.seen(
        WorkerSeen.newBuilder()
            .setWorkerId(id)
            .setDefaultModel(defaultModel)
            .setModels(List.of(models))
            .setSeenAt(Instant.EPOCH)
            .setIntervalMs(60_000)
            .build(),
        Instant.EPOCH,
        Duration.ZERO);
    workers.refresh();
  }
}
