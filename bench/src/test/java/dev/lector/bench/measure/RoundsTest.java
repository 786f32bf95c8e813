package dev.lector.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  @Test
  void whoGoesFirstChangesAndWarmUpsDoNotCount() throws Exception {
    List<String> order = new ArrayList<>();

    Rounds<Integer> rounds =
        Rounds.alternate(1, 3, () -> note(order, "mine"), () -> note(order, "theirs"));

    assertThat(order)
        .containsExactly("theirs", "mine", "mine", "theirs", "theirs", "mine", "mine", "theirs");
    assertThat(rounds.measured()).containsExactly(3, 6, 7);
    assertThat(rounds.by(value -> value))
        .containsExactly(new Round(3, 4), new Round(6, 5), new Round(7, 8));
  }

  private static int note(List<String> order, String who) {
    order.add(who);
    return order.size();
  }
}
