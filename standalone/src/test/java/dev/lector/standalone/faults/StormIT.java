package dev.lector.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers die all the time, and nobody outside notices. How much of it: {@code
 * -Dlector.faults.requests=10000 -Dlector.faults.peace=PT5S -Dlector.faults.seed=1}.
 */
class StormIT {
  private static final int REQUESTS = Integer.getInteger("lector.faults.requests", 500);
  private static final Duration PEACE =
      Duration.parse(System.getProperty("lector.faults.peace", "PT5S"));
  private static final long SEED = Long.getLong("lector.faults.seed", 1);
  private static final int WORKERS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(5).plusMillis(200L * REQUESTS);

  private final AtomicInteger hired = new AtomicInteger();

  @TempDir Path directory;

  @Test
  void everyRequestEndsOnceHoweverManyWorkersAreKilled() throws Exception {
    Random random = new Random(SEED);
    try (Farm farm = new Farm(directory, new SingleBroker(directory));
        Crew crew =
            new Crew(
                WORKERS,
                () -> farm.launchWorker("w" + hired.incrementAndGet(), Map.of()),
                random,
                PEACE);
        Audit audit = new Audit(farm.bootstrap(), farm.registryUrl());
        Backend backend = new Backend(farm.bootstrap(), farm.registryUrl())) {
      List<String> texts =
          IntStream.range(0, REQUESTS)
              // One in twenty has been asked for before.
              .mapToObj(i -> "Request number " + (i % 20 == 19 ? i - 10 : i) + " of many.")
              .toList();
      long begun = System.nanoTime();
      List<String> ids = backend.ask(texts);

      Map<String, Job> jobs = audit.awaitEnds(ids, PATIENCE);

      long over = System.nanoTime();
      assertThat(jobs).hasSize(REQUESTS);
      jobs.values().forEach(Audit::requireWhole);
      audit.requireExactlyOneEndEach();
      System.out.printf(
          "seed %d: %d requests, %d workers killed, requests by attempts %s%n",
          SEED, REQUESTS, crew.deaths(), attempts(jobs));
      assertThat(crew.deathsBetween(begun, over)).as("killed under load").isPositive();
    }
  }

  @Test
  void arsenicKillsAFewWorkersAndNobodyElsesRequest() throws Exception {
    Random random = new Random(SEED);
    try (Farm farm = new Farm(directory, new SingleBroker(directory));
        Crew crew =
            new Crew(
                2,
                () ->
                    farm.faultyWorker(
                        "w" + hired.incrementAndGet(), Fault.KILLED_BY_POISON, Map.of()),
                random,
                Duration.ZERO);
        Audit audit = new Audit(farm.bootstrap(), farm.registryUrl());
        Backend backend = new Backend(farm.bootstrap(), farm.registryUrl())) {
      List<String> texts =
          new ArrayList<>(
              IntStream.range(0, 150).mapToObj(i -> "Good food, plate " + i + ".").toList());
      texts.add("A little " + FaultyWorker.POISON + ".");
      Collections.shuffle(texts, random);
      List<String> ids = backend.ask(texts);

      Map<String, Job> jobs = audit.awaitEnds(ids, PATIENCE);

      assertThat(jobs.values().stream().filter(job -> job.getState() == JobState.FAILED))
          .singleElement()
          .extracting(Job::getOutcome)
          .isInstanceOfSatisfying(
              SpeechRejected.class,
              rejected -> assertThat(rejected.getCode()).isEqualTo(RejectionCode.POISONED));
      jobs.values().stream()
          .filter(job -> job.getState() == JobState.SUCCEEDED)
          .forEach(Audit::requireWhole);
      audit.requireExactlyOneEndEach();
      System.out.printf(
          "seed %d: %d workers died of poison, requests by attempts %s%n",
          SEED, crew.deaths(), attempts(jobs));
      assertThat(crew.deaths()).isBetween(2, 4);
    }
  }

  private static Map<Integer, Long> attempts(Map<String, Job> jobs) {
    return jobs.values().stream()
        .collect(Collectors.groupingBy(Job::getAttempt, TreeMap::new, Collectors.counting()));
  }
}
