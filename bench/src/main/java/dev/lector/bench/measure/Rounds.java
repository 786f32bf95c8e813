package dev.lector.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Two sides measured in turns, so that what the machine does meanwhile hits both. Who goes first
 * changes from round to round.
 *
 * @param measured what each round saw of Lector
 * @param reference what each round saw of the other
 */
public record Rounds<T>(List<T> measured, List<T> reference) {
  /** Copies the lists. */
  public Rounds {
    measured = List.copyOf(measured);
    reference = List.copyOf(reference);
  }

  /**
   * Runs both sides in turns.
   *
   * @param warmups rounds before, whose results are dropped
   * @param rounds rounds that count
   */
  public static <T> Rounds<T> alternate(
      int warmups, int rounds, Side<T> measured, Side<T> reference) throws Exception {
    List<T> left = new ArrayList<>();
    List<T> right = new ArrayList<>();
    for (int round = -warmups; round < rounds; round++) {
      T mine;
      T theirs;
      if (round % 2 == 0) {
        mine = measured.run();
        theirs = reference.run();
      } else {
        theirs = reference.run();
        mine = measured.run();
      }
      if (round >= 0) {
        left.add(mine);
        right.add(theirs);
      }
    }
    return new Rounds<>(left, right);
  }

  /** The rounds by one of the values that were seen. */
  public List<Round> by(ToDoubleFunction<T> value) {
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      rounds.add(
          new Round(value.applyAsDouble(measured.get(i)), value.applyAsDouble(reference.get(i))));
    }
    return rounds;
  }
}
