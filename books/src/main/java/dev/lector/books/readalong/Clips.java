package dev.lector.books.readalong;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides audio files among spans so that nothing of them is left over: what is heard of a span is
 * heard until the next one's begins, pauses and what has no place in the text included. Players go
 * on without a jump from one to the next.
 */
final class Clips {
  private final Map<String, List<Start>> starts = new LinkedHashMap<>();

  private record Start(Overlay overlay, String id, long begin) {}

  /** A span is heard from a time on; those of an audio file come in their order. */
  void add(Overlay overlay, String id, String audio, long begin) {
    starts.computeIfAbsent(audio, _ -> new ArrayList<>()).add(new Start(overlay, id, begin));
  }

  /** Gives each overlay its clips. */
  void divide(Map<String, AudioTrack> tracks) {
    starts.forEach(
        (audio, spans) -> {
          AudioTrack track = tracks.get(audio);
          if (track == null) {
            throw new IllegalArgumentException("no audio " + audio);
          }
          divide(audio, spans, track.milliseconds());
        });
  }

  private static void divide(String audio, List<Start> spans, long length) {
    // A player shows no clip that has no length: each has at least a millisecond.
    int count = (int) Math.min(spans.size(), length);
    long begin = 0;
    for (int i = 0; i < count; i++) {
      long latest = length - (count - i - 1);
      long end = i + 1 == count ? length : Math.clamp(spans.get(i + 1).begin(), begin + 1, latest);
      Start span = spans.get(i);
      span.overlay().add(new Overlay.Clip(span.id(), audio, begin, end));
      begin = end;
    }
  }
}
