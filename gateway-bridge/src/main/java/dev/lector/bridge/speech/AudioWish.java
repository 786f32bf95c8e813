package dev.lector.bridge.speech;

import dev.lector.events.AudioFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants its audio. Which rates a format has is known to workers.
 *
 * @param format of the file
 * @param sampleRate Hz; 0 for the model's own
 * @param bitRate bit/s; 0 for the format's own
 * @param loudness that it is brought to, LUFS; null for as loud as it is said
 * @param truePeak what no true peak is to exceed where there is a loudness, dBTP
 */
public record AudioWish(
    AudioFormat format, int sampleRate, int bitRate, @Nullable Double loudness, double truePeak) {
  /** Quietest loudness, LUFS. */
  public static final double QUIETEST = -30;

  /** Loudest, LUFS. */
  public static final double LOUDEST = -8;

  /** Lowest limit of true peaks, dBTP. */
  public static final double LOWEST_PEAK = -9;

  /** Highest limit of true peaks, dBTP. */
  public static final double HIGHEST_PEAK = 0;

  /** The limit of true peaks unless another one is asked for, dBTP. */
  public static final double USUAL_PEAK = -1;

  /** What is given to those who ask for nothing. */
  public static final AudioWish DEFAULT = new AudioWish(AudioFormat.WAV, 0, 0);

  /** As loud as it is said. */
  public AudioWish(AudioFormat format, int sampleRate, int bitRate) {
    this(format, sampleRate, bitRate, null, USUAL_PEAK);
  }

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
    return new AudioWish(other, sampleRate, bitRate, loudness, truePeak);
  }

  /** What a digest has of it: without a loudness, the same as bridges that know of none. */
  String digested() {
    return "AudioWish[format=%s, sampleRate=%d, bitRate=%d]".formatted(format, sampleRate, bitRate)
        + (loudness == null ? "" : " " + loudness + " LUFS " + truePeak + " dBTP");
  }
}
