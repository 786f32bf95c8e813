package dev.lector.bench.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LoadTest {
  @Test
  void arrivalsKeepTheGpusAsBusyAsWanted() {
    Load load = Load.poisson(ServiceTimes.fewLong(), 8, 0.88, 1_000, new SplittableRandom(3));

    double work = 0;
    for (int i = 0; i < load.size(); i++) {
      work += load.service(i) / 1e9;
    }

    assertThat(work / 8 / 1_000).isCloseTo(0.88, within(0.03));
    assertThat(load.arrivals()).isSorted();
  }

  @Test
  void sentencesTakeAsLongAsTheyAre() throws Exception {
    ServiceTimes sentences = ServiceTimes.sentences();

    assertThat(sentences.seconds()).hasSize(500);
    assertThat(sentences.meanSeconds()).isCloseTo(0.142, within(0.001));
  }

  @Test
  void tasksReadWhatTheyWrote() {
    Task task = new Task(3, 17, 50_000_000);

    assertThat(Task.parse(task.text())).isEqualTo(task);
    assertThat(Task.index(task.id(), 3)).contains(17);
    assertThat(Task.index(task.id(), 4)).isEmpty();
  }
}
