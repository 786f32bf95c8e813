package dev.lector.bridge.speech;

import dev.lector.events.AudioFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Audio that a client asks for by {@code Accept}: the audio itself as the body of the answer.
 *
 * @param format it names first; empty for any
 */
record AcceptedAudio(Optional<AudioFormat> format) {
  private static final Map<String, AudioFormat> TYPES =
      Map.ofEntries(
          Map.entry("audio/wav", AudioFormat.WAV),
          Map.entry("audio/wave", AudioFormat.WAV),
          Map.entry("audio/x-wav", AudioFormat.WAV),
          Map.entry("audio/mpeg", AudioFormat.MP3),
          Map.entry("audio/mp3", AudioFormat.MP3),
          Map.entry("audio/ogg", AudioFormat.OPUS),
          Map.entry("audio/opus", AudioFormat.OPUS),
          Map.entry("audio/aac", AudioFormat.AAC),
          Map.entry("audio/flac", AudioFormat.FLAC),
          Map.entry("audio/x-flac", AudioFormat.FLAC),
          Map.entry("audio/pcm", AudioFormat.PCM),
          Map.entry("audio/pcmu", AudioFormat.MULAW),
          Map.entry("audio/pcma", AudioFormat.ALAW));

  /**
   * Reads all {@code Accept} headers (RFC 9110, section 12.5.1); the order of types counts, their
   * weights do not.
   *
   * @return empty when the answer is to be JSON: no type of audio is named, or JSON is named before
   *     it
   */
  static Optional<AcceptedAudio> of(List<String> headers) {
    for (String header : headers) {
      for (String range : header.split(",", -1)) {
        String type = range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals("application/json") || type.equals("*/*")) {
          return Optional.empty();
        }
        if (type.equals("audio/*") || TYPES.containsKey(type)) {
          return Optional.of(new AcceptedAudio(Optional.ofNullable(TYPES.get(type))));
        }
      }
    }
    return Optional.empty();
  }
}
