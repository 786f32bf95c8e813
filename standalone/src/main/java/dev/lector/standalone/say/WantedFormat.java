package dev.lector.standalone.say;

import org.jspecify.annotations.Nullable;

/**
 * How audio is wanted. Null leaves a choice to the server.
 *
 * @param format as {@code mp3}
 * @param sampleRate Hz
 * @param bitRate bit/s
 */
public record WantedFormat(
    @Nullable String format, @Nullable Integer sampleRate, @Nullable Integer bitRate) {
  /** What the server gives by itself. */
  public static final WantedFormat ANY = new WantedFormat(null, null, null);
}
