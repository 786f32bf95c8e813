package dev.lector.audio;

import java.util.Map;

/** The media type of each file extension, for a store that keeps only names and bytes. */
final class MediaTypes {
  private static final Map<String, String> BY_EXTENSION =
      Map.of(
          "wav", "audio/wav",
          "flac", "audio/flac",
          "mp3", "audio/mpeg",
          "ogg", "audio/ogg",
          "opus", "audio/ogg",
          "m4a", "audio/mp4",
          "aac", "audio/aac",
          "pcm", "audio/pcm",
          "ulaw", "audio/PCMU",
          "alaw", "audio/PCMA",
          "json", "application/json");

  private MediaTypes() {}

  static String of(AudioKey key) {
    return BY_EXTENSION.getOrDefault(key.extension(), "application/octet-stream");
  }
}
