package dev.lector.audio;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What an S3 object's metadata says of the audio in it; empty where somebody copied it without. */
final class S3Metadata {
  private static final String SHA256 = "sha256";
  private static final String SAMPLE_RATE = "sample-rate";
  private static final String CHANNELS = "channels";
  private static final String DURATION_MS = "duration-ms";
  private static final String WORDS = "words";

  /** S3 takes 2 KB of metadata, names included. */
  private static final int LONGEST_WORDS = 1_500;

  private final Map<String, String> entries;

  /**
   * @param entries as S3 has them, without {@code x-amz-meta-}
   */
  S3Metadata(Map<String, String> entries) {
    this.entries = Map.copyOf(entries);
  }

  /**
   * What to put beside audio.
   *
   * @param words when they are heard; left out where they {@linkplain #takes do not fit}
   */
  static S3Metadata of(String sha256, @Nullable AudioFacts facts, String words) {
    Map<String, String> entries = new HashMap<>(Map.of(SHA256, sha256));
    if (facts != null) {
      entries.put(SAMPLE_RATE, Integer.toString(facts.sampleRate()));
      entries.put(CHANNELS, Integer.toString(facts.channels()));
      entries.put(DURATION_MS, Long.toString(facts.durationMs()));
    }
    if (takes(words)) {
      entries.put(WORDS, words);
    }
    return new S3Metadata(entries);
  }

  /** Whether words fit: S3 takes little, and of ASCII only what can be printed. */
  static boolean takes(String words) {
    return !words.isEmpty()
        && words.length() <= LONGEST_WORDS
        && words.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  Map<String, String> entries() {
    return entries;
  }

  Optional<String> sha256() {
    return Optional.ofNullable(entries.get(SHA256));
  }

  Optional<String> words() {
    return Optional.ofNullable(entries.get(WORDS));
  }

  Optional<AudioFacts> facts() {
    return AudioFacts.of(number(SAMPLE_RATE), number(CHANNELS), number(DURATION_MS));
  }

  private OptionalLong number(String name) {
    String text = entries.get(name);
    return text != null && text.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
