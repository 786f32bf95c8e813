package dev.lector.standalone.narrate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which time passages are said. The first time they are said as wished. What a recogniser doubts is
 * said again at another pace, up to three times: the pace is in the address of the audio and goes
 * into every family's graph, so that other samples come out even of a voice without randomness,
 * whose same text at the same pace would be the same bytes. Three percent are not heard as another
 * pace.
 *
 * @param number from 1
 * @param listened whether a recogniser is to listen
 */
record Take(int number, boolean listened) {
  private static final List<Double> PACES = List.of(1.0, 0.97, 1.03, 0.94);
  private static final double SLOWEST = 0.25;
  private static final double FASTEST = 4;

  static final Take UNHEARD = new Take(1, false);
  static final Take FIRST = new Take(1, true);

  boolean isLast() {
    return number == PACES.size();
  }

  Take next() {
    return new Take(number + 1, listened);
  }

  /** The pace to ask for; null for the voice's own. */
  @Nullable Double pace(@Nullable Double wished) {
    if (number == 1) {
      return wished;
    }
    double usual = wished == null ? 1 : wished;
    return Math.clamp(usual * PACES.get(number - 1), SLOWEST, FASTEST);
  }

  /** What keeps its batch apart from those of other takes; empty for one nobody listens to. */
  String key() {
    return listened ? "-take" + number : "";
  }
}
