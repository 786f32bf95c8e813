package dev.lector.times;

import java.util.List;

/**
 * What a subtitle shows at a time.
 *
 * @param startMs from the beginning of the audio
 * @param endMs when it is taken away
 * @param lines at most two
 */
record Cue(long startMs, long endMs, List<String> lines) {
  Cue {
    lines = List.copyOf(lines);
  }
}
