package dev.lector.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void itIsTheMedianOfTheRoundsRatiosNotTheRatioOfTheMedians() {
    Figure figure =
        Figure.ratio(
            "texts",
            "ms",
            "the other",
            List.of(new Round(10, 10), new Round(30, 20), new Round(20, 10)),
            Goal.atMost(1.5));

    assertThat(figure.median()).isCloseTo(1.5, within(1e-9));
    assertThat(figure.low()).isCloseTo(1, within(1e-9));
    assertThat(figure.high()).isCloseTo(2, within(1e-9));
    assertThat(figure.isMet()).isTrue();
  }

  @Test
  void aValueOfItsOwnIsItsMedian() {
    Figure figure = Figure.value("start", "s", List.of(3.0, 1.0, 2.0, 4.0), Goal.atMost(2.4));

    assertThat(figure.median()).isCloseTo(2.5, within(1e-9));
    assertThat(figure.isRatio()).isFalse();
    assertThat(figure.isMet()).isFalse();
  }

  @Test
  void aFigureOfNothingIsNone() {
    assertThatThrownBy(() -> Figure.value("nothing", "s", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void goalsSayWhichSideIsGood() {
    assertThat(Goal.atLeast(10_000)).hasToString("≥ 10,000");
    assertThat(Goal.atMost(1.05)).hasToString("≤ 1.05");
    assertThat(Goal.atLeast(1.2).isMet(1.2)).isTrue();
    assertThat(Goal.atLeast(1.2).isMet(1.19)).isFalse();
  }
}
