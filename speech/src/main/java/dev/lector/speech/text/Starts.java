package dev.lector.speech.text;

import org.jspecify.annotations.Nullable;

/** Where the matches of a pattern can begin. Trying one everywhere costs most where it fails. */
@FunctionalInterface
interface Starts {
  /** The next place from one on at which a match can begin; -1 when there is none. */
  int next(String text, int from);

  /** Those of matches of a shape; null when they may begin nearly everywhere. */
  static @Nullable Starts of(Shape shape) {
    return ShapeStarts.of(shape);
  }
}
