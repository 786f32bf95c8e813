package dev.lector.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void areTheSameInEveryRun() throws Exception {
    assertThat(Sentences.mixed(500)).hasSize(500).isEqualTo(Sentences.mixed(500));
  }

  @Test
  void areShortAndLong() throws Exception {
    List<Integer> lengths = Sentences.mixed(500).stream().map(String::length).toList();

    assertThat(lengths).anyMatch(length -> length < 20).anyMatch(length -> length > 120);
    assertThat(Sentences.mixed(500)).noneMatch(String::isBlank);
  }
}
