package dev.lector.bridge.speech;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the client prefers instead of waiting for the audio (RFC 7240).
 *
 * @param respondAsync {@code respond-async}: a 202 instead of the audio
 * @param patience {@code wait=N}: how long the client would wait before that
 */
record Preference(boolean respondAsync, Optional<Duration> patience) {
  private static final int LONGEST_NUMBER = 9;

  /**
   * Reads all {@code Prefer} headers; the first of a kind counts, and what is not understood is
   * ignored.
   */
  static Preference of(List<String> headers) {
    boolean async = false;
    Optional<Duration> wait = Optional.empty();
    for (String header : headers) {
      for (String preference : header.split(",", -1)) {
        String[] pair = preference.split(";", 2)[0].split("=", 2);
        String name = pair[0].strip().toLowerCase(Locale.ROOT);
        if (name.equals("respond-async")) {
          async = true;
        } else if (name.equals("wait") && pair.length == 2 && wait.isEmpty()) {
          wait = seconds(pair[1].strip());
        }
      }
    }
    return new Preference(async, wait);
  }

  /** Whether the answer to a job that is not done is 202 instead of 504. */
  boolean acceptsLater() {
    return respondAsync || patience.isPresent();
  }

  /** How long to wait before the answer, at most {@code limit}. */
  Duration within(Duration limit) {
    if (patience.isPresent()) {
      return patience.get().compareTo(limit) < 0 ? patience.get() : limit;
    }
    return respondAsync ? Duration.ZERO : limit;
  }

  /** Value of {@code Preference-Applied}. */
  String applied() {
    String waited = patience.map(w -> "wait=" + w.toSeconds()).orElse("");
    if (!respondAsync) {
      return waited;
    }
    return waited.isEmpty() ? "respond-async" : "respond-async, " + waited;
  }

  private static Optional<Duration> seconds(String value) {
    String number = value.replace("\"", "");
    boolean valid =
        !number.isEmpty()
            && number.length() <= LONGEST_NUMBER
            && number.chars().allMatch(c -> c >= '0' && c <= '9');
    return valid ? Optional.of(Duration.ofSeconds(Long.parseLong(number))) : Optional.empty();
  }
}
