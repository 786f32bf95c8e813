package dev.lector.webhooks.sending;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of an attempt. */
public sealed interface Outcome {

  /**
   * The receiver answered.
   *
   * @param status of HTTP
   * @param retryAfter how long it wants to be left alone; null when it did not say
   */
  record Answered(int status, @Nullable Duration retryAfter) implements Outcome {}

  /**
   * There was no answer.
   *
   * @param reason for people, without the path of the address
   */
  record Failed(String reason) implements Outcome {}

  /**
   * Nothing was sent, and nothing will be for as long as nobody changes something.
   *
   * @param reason for people, without the path of the address
   */
  record Refused(String reason) implements Outcome {}
}
