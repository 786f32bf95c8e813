package dev.lector.bridge.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkerDirectoryTest {
  private static final Duration REMEMBER = Duration.ofMinutes(15);
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Instant TOLD = Instant.parse("2026-11-29T01:02:03Z");

  private long now = Long.MAX_VALUE - 1_000; // the clock for periods may overflow
  private final WorkerDirectory workers = new WorkerDirectory(REMEMBER, () -> now);

  @BeforeEach
  void aWorkerIsThere() {
    workers.started();
    tell("a", "x");
    workers.members(List.of("a-lane-0", "a-lane-1", "a-narrator-0"), now);
  }

  @Test
  void aModelThatNobodyHasIsRefusedWithThoseThereAre() {
    assertThat(workers.refusal("y", ""))
        .hasValue("There is no model \"y\"; the known ones are: x.");
  }

  @Test
  void aVoiceThatNobodyHasIsRefusedWithThoseThereAre() {
    assertThat(workers.refusal("x", "v"))
        .hasValue("There is no voice \"v\"; this model has: Alice, Bob.");
    assertThat(workers.refusal("", "v")).isPresent();
    assertThat(workers.refusal("", "bob")).isEmpty();
    assertThat(workers.refusal(" x ", " ALICE ")).isEmpty();
  }

  @Test
  void whatAnyWorkerHasIsNotRefused() {
    tell("b", "y");

    assertThat(workers.refusal("x", "")).isEmpty();
    assertThat(workers.refusal("y", "")).isEmpty();
    assertThat(workers.refusal("z", ""))
        .hasValue("There is no model \"z\"; the known ones are: x, y.");
  }

  @Test
  void nothingIsRefusedBeforeTheHeartbeatsAreRead() {
    WorkerDirectory fresh = new WorkerDirectory(REMEMBER, () -> now);
    fresh.seen(seen("a", "x"), TOLD, Duration.ZERO);
    fresh.refresh();
    fresh.members(List.of("a-lane-0"), now);
    assertThat(fresh.refusal("y", "")).isEmpty();
    assertThat(fresh.live()).isEmpty();

    fresh.started();

    assertThat(fresh.refusal("y", "")).isPresent();
  }

  @Test
  void nothingIsRefusedWhenNoWorkerIsLive() {
    pass(INTERVAL.multipliedBy(3).plusMillis(1));
    assertThat(workers.refusal("y", "")).isEmpty();
    assertThat(live()).isEmpty();

    tell("a", "x");
    workers.members(List.of("a-lane-0"), now);
    assertThat(workers.refusal("y", "")).isPresent();

    workers.left("a");
    workers.refresh();
    assertThat(workers.refusal("y", "")).isEmpty();
  }

  @Test
  void aModelIsRememberedWhenItsWorkerHasLeftDiedOrChanged() {
    tell("b", "left");
    tell("c", "died");
    tell("d", "changed");
    workers.left("b");
    tell("d", "other");
    for (int i = 0; i < 6 * 14; i++) {
      pass(INTERVAL);
      tell("a", "x");
      tell("d", "other");
    }
    workers.members(List.of("a-lane-0"), now);
    for (String model : List.of("left", "died", "changed")) {
      assertThat(workers.refusal(model, "")).as(model).isEmpty();
    }
    assertThat(live()).containsExactly("a", "d");

    pass(Duration.ofMinutes(2));
    tell("a", "x");
    workers.members(List.of("a-lane-0"), now);
    for (String model : List.of("left", "died", "changed")) {
      assertThat(workers.refusal(model, "")).as(model).isPresent();
    }
  }

  @Test
  void nothingIsRefusedWhileSomebodyTakesRequestsWithoutHeartbeats() {
    workers.members(List.of("a-lane-0", "of-another-make"), now);
    assertThat(workers.refusal("y", "")).isEmpty();

    workers.members(List.of("a-lane-0"), now);
    assertThat(workers.refusal("y", "")).isPresent();

    // Nobody has looked for a while.
    pass(Duration.ofSeconds(61));
    tell("a", "x");
    assertThat(workers.refusal("y", "")).isEmpty();
  }

  @Test
  void beforeARefusalIsLookedAgainWhoTakesRequests() {
    List<String> members = new ArrayList<>(List.of("a-lane-0"));
    AtomicInteger looks = new AtomicInteger();
    workers.looksOnDemand(
        () -> {
          looks.incrementAndGet();
          workers.members(members, now);
        });
    for (int i = 0; i < 100; i++) {
      assertThat(workers.refusal("y", "")).isPresent();
    }
    assertThat(looks).as("a look of just now is as good").hasValue(0);

    pass(Duration.ofMillis(251));
    assertThat(workers.refusal("x", "")).isEmpty();
    assertThat(looks).as("nobody is to be refused").hasValue(0);
    assertThat(workers.refusal("y", "")).isPresent();
    assertThat(looks).hasValue(1);

    pass(Duration.ofMillis(251));
    members.add("of-an-older-version");
    assertThat(workers.refusal("y", "")).as("it has just come").isEmpty();
  }

  @Test
  void whereNobodyCanLookNobodyIsRefusedNorKeptWaitingAgain() {
    AtomicInteger looks = new AtomicInteger();
    workers.looksOnDemand(looks::incrementAndGet);
    pass(Duration.ofMillis(251));
    for (int i = 0; i < 100; i++) {
      assertThat(workers.refusal("y", "")).isEmpty();
    }
    assertThat(looks).hasValue(1);

    workers.members(List.of("a-lane-0"), now);
    assertThat(workers.refusal("y", "")).isPresent();
  }

  @Test
  void nothingIsRefusedWhileAWorkerDoesNotTellAllItHas() {
    workers.seen(
        WorkerSeen.newBuilder(seen("b", "y")).setAllModels(false).build(), TOLD, Duration.ZERO);
    workers.refresh();

    assertThat(workers.refusal("z", "")).isEmpty();
  }

  @Test
  void noVoiceIsRefusedOfAModelWhoseVoicesAreNotAllKnown() {
    workers.seen(
        WorkerSeen.newBuilder(seen("b", "y"))
            .setModels(
                List.of(new WorkerModel("y", List.of(), List.of(), List.of(), false, 0, List.of())))
            .build(),
        TOLD,
        Duration.ZERO);
    workers.refresh();

    assertThat(workers.refusal("y", "v")).isEmpty();
    assertThat(workers.refusal("z", "")).isPresent();
  }

  @Test
  void whatWasPassedOverMayHaveNamedIt() {
    workers.missed();
    assertThat(workers.refusal("y", "")).isEmpty();

    for (int i = 0; i < 6 * 15 + 1; i++) {
      pass(INTERVAL);
      tell("a", "x");
    }
    workers.members(List.of("a-lane-0"), now);
    assertThat(workers.refusal("y", "")).isPresent();
  }

  @Test
  void aHeartbeatThatBreaksTheLimitsIsPassedOver() {
    workers.seen(seen("b".repeat(2_000), "y"), TOLD, Duration.ZERO);
    workers.seen(seen("c", "y\n"), TOLD, Duration.ZERO);
    workers.refresh();

    assertThat(live()).containsExactly("a");
    assertThat(workers.refusal("z", "")).isEmpty();
  }

  @Test
  void anyNumberOfWorkersTakesBoundedMemory() {
    IntStream.range(0, 20_000)
        .forEach(i -> workers.seen(seen("w" + i, "m" + i), TOLD, Duration.ZERO));
    workers.refresh();

    assertThat(live()).hasSize(WorkerDirectory.MOST);
    assertThat(workers.refusal("y", "")).isEmpty();
    // One that is known goes on.
    assertThat(live()).contains("a");
  }

  @Test
  void anyNumberOfChangesTakesBoundedMemory() {
    List<String> voices = IntStream.range(0, 5_000).mapToObj("voice-%d"::formatted).toList();
    for (int i = 0; i < 300; i++) {
      workers.seen(
          WorkerSeen.newBuilder(seen("a", "m" + i))
              .setModels(
                  List.of(
                      new WorkerModel("m" + i, List.of(), List.of(), voices, true, 0, List.of())))
              .build(),
          TOLD,
          Duration.ZERO);
    }
    workers.refresh();

    assertThat(workers.weight()).isLessThanOrEqualTo(WorkerDirectory.MOST_WEIGHT);
    assertThat(live()).containsExactly("a");
    assertThat(workers.refusal("y", "")).isEmpty();
  }

  @Test
  void thoseThatAreGoneMakeRoom() {
    IntStream.range(0, WorkerDirectory.MOST)
        .forEach(i -> workers.seen(seen("w" + i, "m"), TOLD, Duration.ZERO));
    pass(INTERVAL.multipliedBy(4));
    tell("late", "x");

    assertThat(live()).containsExactly("late");
  }

  @Test
  void whatWasReadAtTheStartIsRememberedForAWhileWhateverTheClocksSay() {
    workers.seen(seen("old", "y"), TOLD, Duration.ofDays(1));
    workers.refresh();

    assertThat(workers.refusal("y", "")).isEmpty();
    assertThat(live()).containsExactly("a");
  }

  private List<String> live() {
    return workers.live().orElseThrow().stream().map(l -> l.worker().getWorkerId()).toList();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void tell(String id, String model) {
    workers.seen(seen(id, model), TOLD, Duration.ZERO);
    workers.refresh();
  }

  private static WorkerSeen seen(String id, String model) {
    return WorkerSeen.newBuilder()
        .setWorkerId(id)
        .setDefaultModel(model)
        .setModels(
            List.of(
                new WorkerModel(
                    model, List.of(), List.of("en"), List.of("Alice", "Bob"), true, 0, List.of())))
        .setAllModels(true)
        .setSeenAt(Instant.EPOCH)
        .setIntervalMs(INTERVAL.toMillis())
        .build();
  }
}
