package dev.lector.speech.synthesis;

import dev.lector.speech.synthesis.SpeechException.Reason;
import java.time.Duration;
import java.util.List;

/** Refuses what is too long before any of it is spoken. */
final class LengthCheck {
  /**
   * More characters than any voice says in a second at its own pace, so that nothing is refused
   * here which would have fitted; what is longer in truth is stopped while it is made.
   */
  private static final double MOST_CHARACTERS_A_SECOND = 30;

  private final TextLimits limits;

  LengthCheck(TextLimits limits) {
    this.limits = limits;
  }

  /** Longest audio. */
  Duration audio() {
    return limits.audio();
  }

  /** Checks the text as it was written. */
  void written(String text) throws SpeechException {
    // A code point is at most two chars: only texts near the limit need to be counted.
    if (text.length() > limits.characters()) {
      int length = text.codePointCount(0, text.length());
      if (length > limits.characters()) {
        throw tooLong(
            "The text has "
                + length
                + " characters; at most "
                + limits.characters()
                + " are spoken in one request.");
      }
    }
  }

  /**
   * Checks the text as it is spoken.
   *
   * @param leadMs silence before it, ms
   * @param speed pace that was asked for, 1.0 as the model was trained
   * @return its length, characters
   */
  int spoken(List<Passage> passages, int leadMs, double speed) throws SpeechException {
    long characters = 0;
    double seconds = leadMs / 1e3;
    for (Passage passage : passages) {
      int length = passage.sentence().words().length();
      characters += length;
      double pace = passage.choice().speed();
      seconds += length / MOST_CHARACTERS_A_SECOND / pace + passage.pauseAfterMs() / 1e3;
    }
    if (characters > limits.spokenCharacters()) {
      throw tooLong(
          "The text is spoken in "
              + characters
              + " characters, with its numbers and signs in words; at most "
              + limits.spokenCharacters()
              + " are spoken in one request.");
    }
    if (seconds > limits.audio().toSeconds()) {
      throw tooLong(
          "At speed "
              + speed
              + " the audio would be longer than "
              + limits.audio().toSeconds()
              + " s, the most one request may have; send the text in parts, or at a higher speed.");
    }
    return (int) characters;
  }

  private static SpeechException tooLong(String message) {
    return new SpeechException(Reason.TEXT_TOO_LONG, message, false);
  }
}
