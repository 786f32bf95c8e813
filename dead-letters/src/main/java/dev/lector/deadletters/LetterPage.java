package dev.lector.deadletters;

import java.util.List;
import java.util.Optional;

/**
 * Some letters, the newest first.
 *
 * @param letters of those that were looked at, the ones that were wanted
 * @param older where to go on; empty when there are none before
 */
public record LetterPage<T>(List<T> letters, Optional<LetterCursor> older) {
  public LetterPage {
    letters = List.copyOf(letters);
  }
}
