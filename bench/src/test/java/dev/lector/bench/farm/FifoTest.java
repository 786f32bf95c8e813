package dev.lector.bench.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FifoTest {
  @Test
  void whoeverIsFreeFirstTakesWhoeverCameFirst() {
    Load load = new Load(new long[] {0, 1, 2, 3}, new long[] {10, 2, 5, 1});

    assertThat(Fifo.ends(load, 1)).containsExactly(10, 12, 17, 18);
    assertThat(Fifo.ends(load, 2)).containsExactly(10, 3, 8, 9);
    assertThat(Fifo.ends(load, 4)).containsExactly(10, 3, 7, 4);
  }

  @Test
  void nobodyIsServedBeforeItsArrival() {
    Load load = new Load(new long[] {5, 20}, new long[] {1, 1});

    assertThat(Fifo.ends(load, 1)).containsExactly(6, 21);
    assertThat(Fifo.trial(load, 1).last()).isEqualTo(21);
  }

  @Test
  void oneServerWithEqualServicesWaitsAsTheoryTells() {
    ServiceTimes same = new ServiceTimes("same", new double[] {0.01});
    Load load = Load.poisson(same, 1, 0.5, 2_000, new SplittableRandom(7));

    long[] ends = Fifo.ends(load, 1);
    double response = 0;
    for (int i = 0; i < ends.length; i++) {
      response += (ends[i] - load.arrival(i)) / 1e9 / ends.length;
    }

    // Pollaczek-Khinchine: the service and load / (2 (1 - load)) of it waiting.
    assertThat(response).isCloseTo(0.015, within(0.0005));
  }

  @Test
  void theTailIsTheNearestRank() {
    long[] arrivals = new long[100];
    long[] ends = new long[100];
    for (int i = 0; i < 100; i++) {
      ends[i] = (i + 1) * 1_000_000_000L;
    }
    Trial trial = new Trial(new Load(arrivals, arrivals), ends, ends[99]);

    assertThat(trial.responseSeconds(99)).isEqualTo(99);
    assertThat(trial.responseSeconds(100)).isEqualTo(100);
    assertThat(trial.perSecond()).isEqualTo(1);
  }
}
