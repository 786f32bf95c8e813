package dev.lector.audio;

import java.util.Map;

/** The media type of each file extension, for a store that keeps only names and bytes. */
final class MediaTypes {
  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("wav", "audio/wav"),
          Map.entry("flac", "audio/flac"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("opus", "audio/ogg"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("aac", "audio/aac"),
          Map.entry("pcm", "audio/pcm"),
          Map.entry("ulaw", "audio/PCMU"),
          Map.entry("alaw", "audio/PCMA"),
          Map.entry("json", "application/json"));

  private MediaTypes() {}

  static String of(AudioKey key) {
    return BY_EXTENSION.getOrDefault(key.extension(), "application/octet-stream");
  }
}
