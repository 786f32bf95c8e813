package dev.lector.speech.synthesis;

import org.jspecify.annotations.Nullable;

/** A request that ends without audio: why, for programs and for people. */
public final class SpeechException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why there is no audio. */
  public enum Reason {
    /** The text cannot be spoken. */
    INVALID_TEXT,
    /** There is no such lexicon, or no such way to read. */
    INVALID_READING,
    /** The speed is out of range. */
    INVALID_SPEED,
    /** The loudness, or its limit of peaks, is out of range. */
    INVALID_LOUDNESS,
    /** There is no such model. */
    UNKNOWN_MODEL,
    /** The model has no such voice, or not in this language. */
    UNKNOWN_VOICE,
    /** There is no such format of audio. */
    UNKNOWN_FORMAT,
    /** Too long as written, as spoken, or as audio. */
    TEXT_TOO_LONG,
    /** The device or the heap has no memory left. */
    OUT_OF_MEMORY,
    /** The model was replaced after the request was prepared: it is to be prepared again. */
    MODEL_REPLACED,
    /** The model failed, or its audio was unsound. */
    SYNTHESIS_FAILED
  }

  private final Reason reason;
  private final boolean retryable;

  public SpeechException(Reason reason, String message, boolean retryable) {
    this(reason, message, retryable, null);
  }

  public SpeechException(
      Reason reason, String message, boolean retryable, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.retryable = retryable;
  }

  /** Why, for programs. */
  public Reason reason() {
    return reason;
  }

  /** Whether the same request may succeed later. */
  public boolean retryable() {
    return retryable;
  }
}
