package dev.lector.times;

import java.util.List;
import java.util.Locale;

/** Subtitles as files: SubRip, and WebVTT as W3C defines it. */
public final class Subtitles {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Subtitles() {}

  /** As SubRip. */
  public static String srt(TimesDocument times) {
    StringBuilder out = new StringBuilder();
    List<Cue> cues = Cues.of(times);
    for (int i = 0; i < cues.size(); i++) {
      Cue cue = cues.get(i);
      out.append(i + 1)
          .append('\n')
          .append(time(cue.startMs(), ','))
          .append(" --> ")
          .append(time(cue.endMs(), ','))
          .append('\n')
          .append(String.join("\n", cue.lines()))
          .append("\n\n");
    }
    return out.toString();
  }

  /** As WebVTT. */
  public static String vtt(TimesDocument times) {
    StringBuilder out = new StringBuilder("WEBVTT\n\n");
    if (times.words().isEmpty()) {
      out.append(
          "NOTE This voice tells when its sentences are heard, not its words: cues within a"
              + " sentence are estimated.\n\n");
    }
    for (Cue cue : Cues.of(times)) {
      out.append(time(cue.startMs(), '.'))
          .append(" --> ")
          .append(time(cue.endMs(), '.'))
          .append('\n')
          .append(escaped(String.join("\n", cue.lines())))
          .append("\n\n");
    }
    return out.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String time(long ms, char mark) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        ms / HOUR,
        ms % HOUR / MINUTE,
        ms % MINUTE / SECOND,
        mark,
        ms % SECOND);
  }
}
