package dev.lector.bridge.speech;

import dev.lector.events.AudioFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a client wants its audio. Which rates a format has is known to workers.
 *
 * @param format of the file
 * @param sampleRate Hz; 0 for the model's own
 * @param bitRate bit/s; 0 for the format's own
 */
public record AudioWish(AudioFormat format, int sampleRate, int bitRate) {
  /** What is given to those who ask for nothing. */
  public static final AudioWish DEFAULT = new AudioWish(AudioFormat.WAV, 0, 0);

  /** The format of a name, as {@code mp3}. */
  public static Optional<AudioFormat> named(String name) {
    return Arrays.stream(AudioFormat.values())
        .filter(format -> format.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** The names that there are, for messages: {@code 'wav', 'mp3' or 'opus'}. */
  public static String names() {
    String all =
        Arrays.stream(AudioFormat.values())
            .map(format -> "'" + format.name().toLowerCase(Locale.ROOT) + "'")
            .collect(Collectors.joining(", "));
    int last = all.lastIndexOf(", ");
    return all.substring(0, last) + " or " + all.substring(last + 2);
  }

  /** The same at these rates, in another format. */
  AudioWish in(AudioFormat other) {
    return new AudioWish(other, sampleRate, bitRate);
  }
}
