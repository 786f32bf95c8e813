package dev.lector.bridge.load;

import dev.lector.bridge.http.Reply;
import java.time.Duration;

/** Answers to those who ask for more than their share, or for more than anybody may. */
public final class Refusals {
  private static final int SHORTEST_RETRY = 1;
  private static final int LONGEST_RETRY = 3_600;

  private Refusals() {}

  /** 429: this tenant asks for too much, others may go on. */
  public static Reply tooMuch(String message, Duration retry) {
    return Reply.error(429, message).with("Retry-After", Integer.toString(seconds(retry)));
  }

  /** Whole seconds, none too few: from one to an hour. */
  static int seconds(Duration duration) {
    return Math.clamp(duration.plusMillis(999).toSeconds(), SHORTEST_RETRY, LONGEST_RETRY);
  }
}
