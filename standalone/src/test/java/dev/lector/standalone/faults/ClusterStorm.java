package dev.lector.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * One fault after another strikes a cluster under load: every request has to end exactly once with
 * its audio whole, and how long they were kept from it is measured.
 */
public final class ClusterStorm {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int SLOWEST = 20;

  /** What is asked for shortly before a strike is told as before that one, ns. */
  private static final long AHEAD = 10_000_000_000L;

  private ClusterStorm() {}

  /**
   * What a fault did to those who waited.
   *
   * @param fault its name
   * @param seconds from the strike until everything was back
   * @param longestGap longest time in which nothing ended although something was asked for, s
   * @param longestWait longest time from asking to the end, s, of the requests that met the fault
   */
  public record Course(String fault, double seconds, double longestGap, double longestWait) {
    @Override
    public String toString() {
      return String.format(
          "%-32s %6.1f s until all is back, nothing ended for %5.1f s, longest wait %5.1f s",
          fault, seconds, longestGap, longestWait);
    }
  }

  /** When a fault was there. */
  private record Strike(ClusterFault fault, long from, long to) {}

  /**
   * Starts a cluster, has the faults strike it in turn under load, and checks that nothing was lost
   * or done twice.
   *
   * @param directory empty; the cluster's own
   * @param least how many requests there have to be in the end
   * @param interval between two of them
   * @throws AssertionError when a request did not end, or not once, or not with its audio
   */
  public static List<Course> run(
      Path directory,
      List<ClusterFault> faults,
      RandomGenerator random,
      int least,
      Duration interval)
      throws Exception {
    try (ClusterFarm farm = new ClusterFarm(directory);
        Audit audit = new Audit(farm.farm().bootstrap(), farm.farm().registryUrl());
        Backend backend = new Backend(farm.farm().bootstrap(), farm.farm().registryUrl());
        Load load = new Load(backend, interval)) {
      assertThat(farm.brokers().replicas())
          .as("replicas")
          .allSatisfy((topic, replicas) -> assertThat(replicas).as(topic).isEqualTo(3));
      awaitFlow(audit, load, 0);
      List<Strike> strikes = new ArrayList<>();
      for (ClusterFault fault : faults) {
        long from = System.nanoTime();
        System.out.println("strikes: " + fault);
        fault.strike(farm, random);
        long to = System.nanoTime();
        strikes.add(new Strike(fault, from, to));
        awaitFlow(audit, load, to);
        System.out.println(course(strikes.getLast(), backend.askedAt(), audit.endedAt()));
      }
      await()
          .atMost(PATIENCE.plus(interval.multipliedBy(least)))
          .until(() -> load.count() >= least);
      List<String> ids = load.finish();
      Map<String, Job> jobs = audit.awaitEnds(ids, PATIENCE);

      assertThat(jobs).hasSizeGreaterThanOrEqualTo(least);
      jobs.values().forEach(Audit::requireWhole);
      audit.requireExactlyOneEndEach();
      slowest(strikes, backend.askedAt(), audit).forEach(System.out::println);
      return strikes.stream()
          .map(strike -> course(strike, backend.askedAt(), audit.endedAt()))
          .toList();
    }
  }

  /** Waits until something that was asked for after this has ended. */
  private static void awaitFlow(Audit audit, Load load, long after) {
    int before = load.count();
    await()
        .atMost(PATIENCE)
        .until(() -> load.count() > before + 3 && Collections.max(orNone(audit)) > after);
  }

  private static Collection<Long> orNone(Audit audit) {
    Collection<Long> ends = audit.endedAt().values();
    return ends.isEmpty() ? List.of(Long.MIN_VALUE) : ends;
  }

  private static Course course(Strike strike, Map<String, Long> asked, Map<String, Long> ended) {
    double wait = 0;
    for (Map.Entry<String, Long> request : asked.entrySet()) {
      // Under way when the fault struck, or asked for while it lasted.
      long end = ended.getOrDefault(request.getKey(), System.nanoTime());
      if (end > strike.from && request.getValue() < strike.to) {
        wait = Math.max(wait, (end - request.getValue()) / 1e9);
      }
    }
    return new Course(
        strike.fault.name(),
        (strike.to - strike.from) / 1e9,
        longestGap(strike, ended.values()),
        wait);
  }

  /** How those who waited longest have spent their time, to find out what held them. */
  private static List<String> slowest(List<Strike> strikes, Map<String, Long> asked, Audit audit) {
    Map<String, Long> queued = audit.queuedAt();
    Map<String, Long> completed = audit.completedAt();
    Map<String, Long> ended = audit.endedAt();
    return asked.entrySet().stream()
        .filter(it -> ended.containsKey(it.getKey()))
        .sorted(Comparator.comparingLong(it -> it.getValue() - at(ended, it.getKey())))
        .limit(SLOWEST)
        .map(
            it -> {
              String id = it.getKey();
              long start = it.getValue();
              Job job = audit.end(id);
              return String.format(
                  "  %s asked %s: on its queue after %.1f s, completed after %.1f s, ended after"
                      + " %.1f s; attempt %d by %s, queued %d ms, synthesis %d ms, store %d ms",
                  id,
                  when(start, strikes),
                  (at(queued, id) - start) / 1e9,
                  (at(completed, id) - start) / 1e9,
                  (at(ended, id) - start) / 1e9,
                  job.getAttempt(),
                  job.getWorker(),
                  job.getTimings().getQueuedMs(),
                  job.getTimings().getSynthesisMs(),
                  job.getTimings().getStoreMs());
            })
        .toList();
  }

  private static long at(Map<String, Long> times, String id) {
    return Objects.requireNonNull(times.get(id), id);
  }

  /** Relative to the last strike before it. */
  private static String when(long time, List<Strike> strikes) {
    Strike last = null;
    for (Strike strike : strikes) {
      if (last == null || strike.from <= time + AHEAD) {
        last = strike;
      }
    }
    return last == null
        ? "before any strike"
        : String.format("%.1f s after %s struck", (time - last.from) / 1e9, last.fault);
  }

  /** Requests come all the time, so that at any time there is something to end. */
  private static double longestGap(Strike strike, Collection<Long> ended) {
    List<Long> ends = ended.stream().sorted().toList();
    double longest = 0;
    for (int i = 1; i < ends.size(); i++) {
      if (ends.get(i) > strike.from && ends.get(i - 1) < strike.to) {
        longest = Math.max(longest, (ends.get(i) - ends.get(i - 1)) / 1e9);
      }
    }
    return longest;
  }
}
