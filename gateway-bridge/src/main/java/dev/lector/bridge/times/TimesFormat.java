package dev.lector.bridge.times;

import dev.lector.times.Subtitles;
import dev.lector.times.TimesDocument;
import java.nio.charset.StandardCharsets;

/** How times are written. */
enum TimesFormat {
  /** As workers keep them. */
  JSON("", TimesDocument.CONTENT_TYPE),
  /** The same, under a name that says so. */
  JSON_FILE(".json", TimesDocument.CONTENT_TYPE),
  /** SubRip. */
  SRT(".srt", "application/x-subrip"),
  /** WebVTT. */
  VTT(".vtt", "text/vtt"),
  /** Amazon Polly's speech marks. */
  MARKS(".marks", "application/x-json-stream"),
  /** ElevenLabs' alignment. */
  ELEVENLABS(".elevenlabs.json", TimesDocument.CONTENT_TYPE);

  private final String extension;
  private final String contentType;

  TimesFormat(String extension, String contentType) {
    this.extension = extension;
    this.contentType = contentType;
  }

  /** What follows {@code /jobs/ID/timestamps} in the path. */
  String extension() {
    return extension;
  }

  /** Media type. */
  String contentType() {
    return contentType;
  }

  /** Writes times. */
  byte[] write(TimesDocument times) {
    return switch (this) {
      case JSON, JSON_FILE -> times.toJson();
      case SRT -> utf8(Subtitles.srt(times));
      case VTT -> utf8(Subtitles.vtt(times));
      case MARKS -> utf8(SpeechMarks.of(times));
      case ELEVENLABS -> utf8(CharacterTimes.of(times).toString());
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
