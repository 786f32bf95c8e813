package dev.lector.standalone.narrate;

import dev.lector.times.Subtitles;
import dev.lector.times.TimesDocument;
import java.util.Locale;

/** Subtitles as files beside the audio. */
public enum SubtitleFormat {
  /** SubRip. */
  SRT,

  /** WebVTT. */
  VTT;

  /**
   * The format that is called so, in any case.
   *
   * @throws NarrationException when none is
   */
  public static SubtitleFormat of(String id) throws NarrationException {
    for (SubtitleFormat format : values()) {
      if (format.extension().equalsIgnoreCase(id)) {
        return format;
      }
    }
    throw new NarrationException("There are no --subtitles " + id + "; there are srt and vtt");
  }

  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  String write(TimesDocument times) {
    return this == SRT ? Subtitles.srt(times) : Subtitles.vtt(times);
  }
}
