package dev.lector.audio;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of an audio object and kept beside it, so that nobody reads audio to learn it.
 *
 * @param sampleRate Hz
 * @param channels 1 is mono
 * @param durationMs length, ms
 */
public record AudioFacts(int sampleRate, int channels, long durationMs) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one cannot be
   */
  public AudioFacts {
    if (sampleRate < 1 || channels < 1 || durationMs < 0) {
      throw new IllegalArgumentException(
          "No audio has %d Hz, %d channels and %d ms".formatted(sampleRate, channels, durationMs));
    }
  }

  /** As a small JSON object. */
  String toJson() {
    return "{\"sampleRate\":%d,\"channels\":%d,\"durationMs\":%d}%n"
        .formatted(sampleRate, channels, durationMs);
  }

  /** Reads what {@link #toJson} wrote; empty when it is not that, as after a power cut. */
  static Optional<AudioFacts> parse(String json) {
    return of(number(json, "sampleRate"), number(json, "channels"), number(json, "durationMs"));
  }

  /** From texts of numbers, each perhaps missing; empty unless all are there and make sense. */
  static Optional<AudioFacts> of(
      OptionalLong sampleRate, OptionalLong channels, OptionalLong durationMs) {
    if (sampleRate.isEmpty() || channels.isEmpty() || durationMs.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new AudioFacts(
              Math.toIntExact(sampleRate.getAsLong()),
              Math.toIntExact(channels.getAsLong()),
              durationMs.getAsLong()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static OptionalLong number(String json, String name) {
    Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*(\\d{1,18})\\b").matcher(json);
    return field.find() ? OptionalLong.of(Long.parseLong(field.group(1))) : OptionalLong.empty();
  }
}
