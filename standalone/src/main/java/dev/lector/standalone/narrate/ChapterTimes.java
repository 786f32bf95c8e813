package dev.lector.standalone.narrate;

import dev.lector.books.passages.Passage;
import dev.lector.times.TimesDocument;
import dev.lector.times.TimesDocument.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * When the text of chapters is heard in their file: the times of their passages, each moved to
 * where its passage is. A passage of which nobody told is heard as one sentence.
 */
final class ChapterTimes {
  private final AudioCache cache;
  private final Map<String, SpokenItem> audio;
  private final StringBuilder text = new StringBuilder();
  private final List<Part> sentences = new ArrayList<>();
  private final List<Part> words = new ArrayList<>();
  private long endMs;

  /**
   * @param audio of every passage, by the passage's id
   */
  ChapterTimes(AudioCache cache, Map<String, SpokenItem> audio) {
    this.cache = cache;
    this.audio = audio;
  }

  /** Adds a chapter of the file; chapters come in order. */
  void add(WrittenChapter chapter) throws IOException {
    for (ChapterAudio.Place place : chapter.places()) {
      long from = Math.round(chapter.seconds(place.start()) * 1000);
      long to = Math.round(chapter.seconds(place.start() + place.samples()) * 1000);
      add(place.passage(), from, to);
    }
  }

  private void add(Passage passage, long from, long to) throws IOException {
    SpokenItem item = audio.get(passage.id());
    TimesDocument times = item == null ? null : cache.times(item).orElse(null);
    int at = text.codePointCount(0, text.length());
    if (times == null) {
      String all = passage.text();
      sentences.add(new Part(all, all, at, at + all.codePointCount(0, all.length()), from, to));
      text.append(all);
    } else {
      times.sentences().forEach(part -> sentences.add(moved(part, at, from)));
      times.words().forEach(part -> words.add(moved(part, at, from)));
      text.append(times.text());
    }
    text.append('\n');
    endMs = to;
  }

  private static Part moved(Part part, int at, long ms) {
    return new Part(
        part.text(),
        part.spoken(),
        at + part.start(),
        at + part.end(),
        ms + part.startMs(),
        ms + part.endMs());
  }

  TimesDocument document() {
    return new TimesDocument(text.toString(), false, endMs, sentences, words, List.of());
  }
}
