package dev.lector.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechSynthesized;
import dev.lector.standalone.e2e.ChildProcess;
import dev.lector.standalone.e2e.Registries;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What everybody relies on fails in one way at a time, and every request still ends exactly once.
 */
class TroublesIT extends FarmSuite {
  @Test
  void aStoreThatFailsEveryThirdTimeIsTriedAgain() throws Exception {
    // One request may well meet the third call as often as there are tries by default, 5.
    ChildProcess unlucky =
        farm.faultyWorker(
            "unlucky",
            Fault.STORE_FAILS_EVERY_THIRD_CALL,
            Map.of("lector.worker.storeattempts", "15"));

    audit
        .awaitEnds(backend.ask(texts("Third time unlucky", 20)), PATIENCE)
        .values()
        .forEach(Audit::requireWhole);
    assertThat(unlucky.hasSaid(FaultyWorker.STORE_FAILS)).isTrue();
  }

  @Test
  void aStoreSlowerThanALockKeepsItsRequests() throws Exception {
    // Asked any earlier, the brokers might still hand a request to the last test's killed worker.
    farm.awaitTaking("patient", farm.faultyWorker("patient", Fault.STORE_IS_SLOW, Map.of()));

    Map<String, Job> jobs = audit.awaitEnds(backend.ask(texts("All in good time", 4)), PATIENCE);

    jobs.values().forEach(Audit::requireWhole);
    assertThat(jobs.values()).extracting(Job::getAttempt).containsOnly(1);
    assertThat(jobs.values())
        .as("time in the store, ms, each longer than a lock")
        .extracting(job -> job.getTimings().getStoreMs())
        .allMatch(stored -> stored > Farm.LOCK.toMillis());
  }

  @Test
  void aStoreThatIsGoneEndsRequestsAsRetryableAndIsUsedAgainWhenItIsBack() throws Exception {
    Path away = directory.resolve("audio-away");
    farm.worker("lone", Map.of("lector.worker.storeattempts", "2"));
    Files.move(farm.audio(), away);
    Files.writeString(farm.audio(), "A file where the directory was.");
    Job failed = end("Nowhere to go.");
    Files.delete(farm.audio());
    Files.move(away, farm.audio());

    requireStorageFailed(failed);
    Audit.requireWhole(end("Somewhere to go."));
  }

  @Test
  void theRegistryMayBeAwayWhenAWorkerStartsAndLater() throws Exception {
    List<String> ids;
    farm.stopRegistry();
    try {
      ChildProcess early = farm.launchWorker("early", Map.of());
      ids = backend.ask(texts("Nobody knows my schema", 10));
      await().atMost(PATIENCE).until(() -> early.hasSaid("Cannot start yet"));
    } finally {
      farm.startRegistry();
    }
    audit.awaitEnds(ids, PATIENCE).values().forEach(Audit::requireWhole);

    farm.stopRegistry();
    try {
      List<String> more = backend.ask(texts("Everybody knows my schema", 10));
      audit.awaitEnds(more, PATIENCE).values().forEach(Audit::requireWhole);
    } finally {
      farm.startRegistry();
    }
  }

  @Test
  void aThousandEqualRequestsAreSynthesisedOncePerWorkerAtMost() throws Exception {
    farm.worker("one", Map.of("lector.worker.lanes", "8"));
    farm.worker("two", Map.of("lector.worker.lanes", "8"));
    String text = "The same for everybody " + UUID.randomUUID();

    Map<String, Job> jobs =
        audit.awaitEnds(
            backend.ask(IntStream.range(0, 1_000).mapToObj(i -> text).toList()), PATIENCE);

    jobs.values().forEach(Audit::requireWhole);
    assertThat(farm.synthesised("one") + farm.synthesised("two")).isBetween(1, 2);
  }

  @Test
  void aStoreWithoutRoomEndsRequestsAsRetryableAndIsUsedAgainWhenThereIsSome() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), "64k")) {
      farm.worker("lone", storedOn(disk));
      requireStorageFailed(end("There is no room left for all of these words on this disk."));

      disk.remount("size=16m");

      Audit.requireWhole(end("There is room again for all of these words on this disk."));
    }
  }

  @Test
  void aStoreThatIsReadOnlyEndsRequestsAsRetryableAndStillServesWhatItHas() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("paper"), "16m")) {
      farm.worker("lone", storedOn(disk));
      Audit.requireWhole(end("This was written in time."));
      disk.remount("ro");

      requireStorageFailed(end("This came too late to be written."));
      Job known = end("This was written in time.");
      disk.remount("rw");

      Audit.requireWhole(known);
      assertThat(((SpeechSynthesized) known.getOutcome()).getCached()).isTrue();
      Audit.requireWhole(end("This came too late to be written."));
    }
  }

  @Test
  void aReplyThatIsLostIsFoundAmongTheCompletions() throws Exception {
    int port = Registries.freePort();
    farm.bridge(port);
    ChildProcess astray = farm.faultyWorker("astray", Fault.REPLIES_GO_ASTRAY, Map.of());

    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer = http.send(post(port, "Where has my reply gone?"), BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("\"url\"");
      assertThat(astray.hasSaid(FaultyWorker.REPLY_ASTRAY)).as("the reply was lost").isTrue();
    }
  }

  @Test
  void clocksMayBeAnHourApart() throws Exception {
    farm.worker("ahead", Map.of("lector.worker.lanes", "1"), WrongClock.by("+1h"));
    farm.worker("behind", Map.of("lector.worker.lanes", "1"), WrongClock.by("-1h"));
    List<String> ids = new ArrayList<>();
    for (Duration skew : List.of(Duration.ofHours(1), Duration.ZERO, Duration.ofHours(-1))) {
      Instant asked = Instant.now().plus(skew);
      for (String text : texts("It is " + asked + " by my clock", 8)) {
        ids.add(
            backend.ask(
                text,
                request ->
                    request
                        .setRequestedAt(asked)
                        .setDeadline(asked.plus(PATIENCE.multipliedBy(2)))));
      }
    }

    Map<String, Job> jobs = audit.awaitEnds(ids, PATIENCE);

    jobs.values().forEach(Audit::requireWhole);
    assertThat(jobs.values()).extracting(Job::getWorker).contains("ahead", "behind");
    assertThat(jobs.values())
        .as("time in the queue, ms")
        .extracting(job -> job.getTimings().getQueuedMs())
        .allMatch(queued -> queued <= PATIENCE.toMillis());
  }

  private Map<String, String> storedOn(SmallDisk disk) {
    return Map.of("lector.store.dir", disk.path().toString(), "lector.worker.storeattempts", "2");
  }

  /** Asks for a text and waits for its end. */
  private Job end(String text) {
    return audit.awaitEnds(backend.ask(List.of(text)), PATIENCE).values().iterator().next();
  }

  private static void requireStorageFailed(Job job) {
    assertThat(job.getState()).isEqualTo(JobState.FAILED);
    assertThat(job.getOutcome())
        .isInstanceOfSatisfying(
            SpeechRejected.class,
            rejected -> {
              assertThat(rejected.getCode()).isEqualTo(RejectionCode.STORAGE_FAILED);
              assertThat(rejected.getRetryable()).isTrue();
            });
  }
}
