package dev.lector.bridge.openai.batch;

import static dev.lector.bridge.openai.OpenAiErrors.invalid;

import dev.lector.bridge.http.RefusedException;
import java.time.Duration;

/** How long a file is there: {@code {anchor: "created_at", seconds}}, an hour to thirty days. */
final class Expiry {
  private static final Duration SHORTEST = Duration.ofHours(1);

  private Expiry() {}

  /**
   * Reads an expiry.
   *
   * @param param what it is called
   */
  static Duration of(String param, String anchor, String seconds) throws RefusedException {
    try {
      Duration kept = Duration.ofSeconds(Long.parseLong(seconds));
      if (anchor.equals("created_at")
          && kept.compareTo(SHORTEST) >= 0
          && kept.compareTo(BatchShelf.REMEMBERED) <= 0) {
        return kept;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw invalid(
        param,
        "'%s' has the anchor 'created_at', and %d to %d seconds."
            .formatted(param, SHORTEST.toSeconds(), BatchShelf.REMEMBERED.toSeconds()));
  }
}
