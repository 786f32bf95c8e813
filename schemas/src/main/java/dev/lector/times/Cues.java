package dev.lector.times;

import dev.lector.times.TimesDocument.Part;
import java.util.ArrayList;
import java.util.List;

/** Subtitles of a text: a sentence a cue, and more where it is longer than a cue may be. */
final class Cues {
  /** A cue of a single word is there long enough to be seen. */
  private static final long SHORTEST_MS = 1;

  private Cues() {}

  static List<Cue> of(TimesDocument times) {
    List<Part> words = Units.written(times);
    List<Cue> cues = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < times.sentences().size(); i++) {
      Part sentence = times.sentences().get(i);
      long until =
          i + 1 < times.sentences().size()
              ? times.sentences().get(i + 1).startMs()
              : Long.MAX_VALUE;
      int first = next;
      while (next < words.size() && words.get(next).startMs() < until) {
        next++;
      }
      add(cues, sentence, words.subList(first, next));
    }
    return cues;
  }

  private static void add(List<Cue> cues, Part sentence, List<Part> words) {
    String text = plain(sentence.text().isBlank() ? sentence.spoken() : sentence.text());
    long[] starts = starts(text, sentence, words);
    List<Integer> ends = CueText.ends(text);
    int start = 0;
    for (int i = 0; i < ends.size(); i++) {
      int end = ends.get(i);
      String part = text.substring(start, end).strip();
      int following = start + part.length();
      while (following < text.length() && text.charAt(following) == ' ') {
        following++;
      }
      long from = starts[start];
      long to = i == ends.size() - 1 ? sentence.endMs() : starts[following];
      cues.add(
          new Cue(
              from, Math.max(from + SHORTEST_MS, to), CueText.lines(part).orElse(List.of(part))));
      start = following;
    }
  }

  /**
   * When each character of a sentence is heard: those of words when their word begins, the rest,
   * and all of them where no word is told, by their share of what is between.
   */
  private static long[] starts(String text, Part sentence, List<Part> words) {
    long[] starts = new long[text.length()];
    int done = 0;
    long heard = sentence.startMs();
    for (Part word : words) {
      String written = plain(word.text());
      int at = written.isEmpty() ? -1 : text.indexOf(written, done);
      if (at >= 0 && word.startMs() >= heard && word.startMs() <= sentence.endMs()) {
        spread(starts, done, at, heard, word.startMs());
        heard = word.startMs();
        starts[at] = heard;
        done = at + 1;
      }
    }
    spread(starts, done, text.length(), heard, sentence.endMs());
    return starts;
  }

  private static void spread(long[] starts, int from, int to, long startMs, long endMs) {
    for (int i = from; i < to; i++) {
      starts[i] = startMs + (endMs - startMs) * (i - from) / (to - from);
    }
  }

  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
