package dev.lector.speech.batch;

import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Which inputs of an engine may share a run, and what one costs there.
 *
 * @param <I> what the engine takes
 */
public interface Grouping<I> {
  /**
   * Length of the input in the dimension that is padded to the longest of a run, tokens: a run
   * costs its longest input times the number of its inputs.
   */
  int cost(I input);

  /** Only inputs of equal keys share a run. */
  Object key(I input);

  /** A grouping by two functions: {@link #cost} and {@link #key}. */
  static <I> Grouping<I> of(ToIntFunction<I> cost, Function<I, ?> key) {
    return new Grouping<>() {
      @Override
      public int cost(I input) {
        return cost.applyAsInt(input);
      }

      @Override
      public Object key(I input) {
        return key.apply(input);
      }
    };
  }
}
