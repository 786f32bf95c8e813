package dev.lector.bridge.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersEndpointTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private long now = Long.MAX_VALUE - 1_000; // the clock for periods may overflow
  private final WorkerDirectory workers = new WorkerDirectory(Duration.ofMinutes(15), () -> now);
  private final WorkersEndpoint endpoint = new WorkersEndpoint(workers, () -> now);

  @Test
  void nothingIsToldBeforeTheHeartbeatsAreRead() {
    tell("a", List.of("Alice"));
    assertThat(endpoint.json()).isEmpty();

    workers.started();
    assertThat(endpoint.json()).isPresent();
  }

  @Test
  void theListIsWrittenOnceASecondHoweverManyAsk() throws Exception {
    workers.started();
    tell("a", List.of("Alice"));
    byte[] first = endpoint.json().orElseThrow();
    tell("b", List.of("Bob"));
    now += Duration.ofMillis(999).toNanos();
    assertThat(endpoint.json().orElseThrow()).isSameAs(first);

    now += Duration.ofMillis(1).toNanos();
    byte[] second = endpoint.json().orElseThrow();
    assertThat(ids(second)).containsExactly("a", "b");
    assertThat(endpoint.json().orElseThrow()).isSameAs(second);
  }

  @Test
  void theListIsBoundedWhateverTheHeartbeatsCarry() throws Exception {
    workers.started();
    List<String> voices = IntStream.range(0, 1_000).mapToObj(i -> "ß\"".repeat(20) + i).toList();
    for (int i = 0; i < 100; i++) {
      tell("w%03d".formatted(i), voices);
    }

    byte[] list = endpoint.json().orElseThrow();

    assertThat(list.length).isBetween(BoundedList.LONGEST / 2, BoundedList.LONGEST + 100);
    int omitted = MAPPER.readTree(list).path("omitted").asInt();
    assertThat(omitted).isPositive();
    assertThat(ids(list)).hasSize(100 - omitted).startsWith("w000");
  }

  private static List<String> ids(byte[] list) throws Exception {
    return MAPPER
        .readTree(list)
        .path("workers")
        .valueStream()
        .map(worker -> worker.path("id").asText())
        .toList();
  }

  private void tell(String id, List<String> voices) {
    workers.seen(
        WorkerSeen.newBuilder()
            .setWorkerId(id)
            .setModels(
                List.of(new WorkerModel("m", List.of(), List.of("en"), voices, true, 0, List.of())))
            .setSeenAt(Instant.EPOCH)
            .setIntervalMs(60_000)
            .build(),
        Instant.EPOCH,
        Duration.ZERO);
    workers.refresh();
  }
}
