package dev.lector.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.Job;
import dev.lector.standalone.e2e.ChildProcess;
import dev.lector.standalone.e2e.Registries;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One thing is killed or stopped at a time, and every request still ends exactly once. */
class KillsIT extends FarmSuite {
  private static final String LONG =
      "It was the best of times, it was the worst of times. ".repeat(120);

  @ParameterizedTest
  @EnumSource(names = "KILLED_(AFTER|DURING|BEFORE).*", mode = EnumSource.Mode.MATCH_ALL)
  void aWorkerMayBeKilledAtAnyStep(Fault fault) throws Exception {
    ChildProcess doomed = farm.faultyWorker("doomed", fault, Map.of("lector.worker.lanes", "2"));
    List<String> ids = backend.ask(texts("The worker is to be " + fault, 6));
    await().atMost(PATIENCE).until(() -> !doomed.isAlive());
    farm.worker("heir", Map.of());

    Map<String, Job> jobs = audit.awaitEnds(ids, PATIENCE);

    jobs.values().forEach(Audit::requireWhole);
    if (fault == Fault.KILLED_AFTER_PUBLISH || fault == Fault.KILLED_BEFORE_ACKNOWLEDGE) {
      assertThat(jobs.values()).extracting(Job::getWorker).contains("doomed");
    } else {
      assertThat(jobs.values()).extracting(Job::getAttempt).anyMatch(attempt -> attempt > 1);
    }
  }

  @Test
  void aBridgeMayBeKilledWithFiveHundredWaiting() throws Exception {
    int port = Registries.freePort();
    ChildProcess bridge = farm.bridge(port);
    Set<String> before = new HashSet<>(audit.asked());
    try (HttpClient http = HttpClient.newHttpClient()) {
      List<CompletableFuture<HttpResponse<String>>> answers =
          texts("Somebody waits", 500).stream()
              .map(text -> http.sendAsync(post(port, text), BodyHandlers.ofString()))
              .toList();
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  answers.stream().anyMatch(CompletableFuture::isDone)
                      || audit.asked().size() >= before.size() + 500);
      assertThat(answers.stream().filter(CompletableFuture::isDone).map(KillsIT::said))
          .as("answered though no worker runs")
          .isEmpty();
      bridge.kill();
      http.shutdownNow();
    }
    Set<String> ids = new HashSet<>(audit.asked());
    ids.removeAll(before);
    assertThat(ids).hasSize(500);
    farm.worker("lone", Map.of());

    audit.awaitEnds(ids, PATIENCE).values().forEach(Audit::requireWhole);

    farm.bridge(port);
    for (String id : ids.stream().limit(5).toList()) {
      assertThat(farm.get(port, "/jobs/" + id)).contains("\"SUCCEEDED\"").contains("\"url\"");
    }
  }

  private static String said(CompletableFuture<HttpResponse<String>> answer) {
    return answer
        .handle(
            (response, error) ->
                error == null ? response + " " + response.body() : error.toString())
        .join();
  }

  @Test
  void theLedgerMayBeKilledAndKnowsTheSameAfterwards() throws Exception {
    farm.worker("lone", Map.of());
    List<String> first = withALongOne(backend.ask(texts("Before the ledger died", 40)));
    farm.killLedger();
    assertThat(audit.unended(first)).as("outstanding when the ledger died").isNotEmpty();
    List<String> second = backend.ask(texts("While the ledger was dead", 40));
    assertThat(audit.unended(second)).as("ended without a ledger").hasSameSizeAs(second);
    farm.startLedger();

    audit.awaitEnds(first, PATIENCE).values().forEach(Audit::requireWhole);
    audit.awaitEnds(second, PATIENCE).values().forEach(Audit::requireWhole);
    String said = farm.ledgerSays(first.getFirst());
    farm.killLedger();
    farm.startLedger();

    assertThat(farm.ledgerSays(first.getFirst())).isEqualTo(said).contains(first.getFirst());
  }

  @Test
  void theBrokerMayBeKilled() throws Exception {
    farm.worker("lone", Map.of());
    List<String> first = withALongOne(backend.ask(texts("Before the broker died", 60)));
    broker.kill();
    assertThat(audit.unended(first)).as("outstanding when the broker died").isNotEmpty();
    broker.start();
    List<String> second = backend.ask(texts("After the broker died", 20));

    audit.awaitEnds(first, PATIENCE).values().forEach(Audit::requireWhole);
    audit.awaitEnds(second, PATIENCE).values().forEach(Audit::requireWhole);
  }

  /** One more, which is still worked on when all the others have ended. */
  private List<String> withALongOne(List<String> ids) {
    return Stream.concat(ids.stream(), backend.ask(List.of(LONG)).stream()).toList();
  }

  @Test
  void aWorkerThatSleptLongerThanItsLockCorruptsNothing() throws Exception {
    Map<String, String> oneLane =
        Map.of("lector.worker.lanes", "1", "lector.worker.narrators", "0");
    ChildProcess sleeper = farm.worker("sleeper", oneLane);
    List<String> ids = backend.ask(List.of(LONG));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> sleeper.hasSaid("takes requests") && farm.inFlight("sleeper") == 1);
    sleeper.pause();
    farm.worker("waker", oneLane);

    Job job = audit.awaitEnds(ids, PATIENCE).values().iterator().next();
    assertThat(job.getWorker()).isEqualTo("waker");
    sleeper.resume();
    await().atMost(PATIENCE).until(() -> farm.inFlight("sleeper") == 0);
    List<String> next = backend.ask(texts("Both are awake", 10));

    Audit.requireWhole(job);
    audit.awaitEnds(next, PATIENCE).values().forEach(Audit::requireWhole);
  }
}
