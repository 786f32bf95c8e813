package dev.lector.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster of three brokers, two workers, ledgers and registries, in which one thing after another
 * dies, leaves or cannot be reached, and nobody's request is lost. Every build runs two faults; all
 * of them, in an order that the seed decides, take many minutes: {@code -Dlector.faults.cluster=all
 * -Dlector.faults.requests=10000 -Dlector.faults.interval=PT0.1S -Dlector.faults.seed=1}.
 */
class ClusterStormIT {
  private static final long SEED = Long.getLong("lector.faults.seed", 1);
  private static final int REQUESTS = Integer.getInteger("lector.faults.requests", 100);
  private static final Duration INTERVAL =
      Duration.parse(System.getProperty("lector.faults.interval", "PT0.2S"));

  /** {@code all}, or names with commas. */
  private static final String FAULTS =
      System.getProperty("lector.faults.cluster", "QUEUE_LEADER_KILLED,ONE_OF_EACH_KILLED");

  @TempDir Path directory;

  @Test
  void everyRequestEndsOnceWhateverDies() throws Exception {
    Random random = new Random(SEED);
    List<ClusterFault> faults = new ArrayList<>();
    if (FAULTS.equals("all")) {
      // As often as the requests last; all of them once at least.
      faults.addAll(ClusterFault.shuffled(random));
    } else {
      Arrays.stream(FAULTS.split(",")).map(ClusterFault::valueOf).forEach(faults::add);
    }

    List<ClusterStorm.Course> courses =
        ClusterStorm.run(directory, faults, random, REQUESTS, INTERVAL);

    System.out.println("seed " + SEED);
    courses.forEach(System.out::println);
    assertThat(courses).hasSize(faults.size());
  }
}
