package dev.lector.standalone.narrate;

import dev.lector.books.document.Paragraph;
import dev.lector.books.readalong.SpokenSentence;
import dev.lector.times.TimesDocument;
import dev.lector.times.TimesDocument.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where in the book each sentence of a chapter stands, and when it is heard. Sentences are those
 * that the voice tells of; of a passage of which nobody told, all of it. Passages that are not the
 * words of their paragraph, such as replaced ones, are heard with all of the paragraph.
 */
final class SpokenSentences {
  /** A sentence is shown a little before it is heard: its first sound is not lost to a jump. */
  private static final long BEFORE_MS = 50;

  private final ChapterAudio audio;
  private final EncodedParts.Part encoded;
  private final String file;
  private final List<SpokenSentence> sentences = new ArrayList<>();

  /**
   * Of a chapter.
   *
   * @param file by which the book knows its audio
   */
  SpokenSentences(ChapterAudio audio, EncodedParts.Part encoded, String file) {
    this.audio = audio;
    this.encoded = encoded;
    this.file = file;
  }

  /** All of them, in their order. */
  List<SpokenSentence> list() throws IOException {
    int paragraph = -1;
    int at = 0;
    for (int i = 0; i < encoded.places().size(); i++) {
      ChapterAudio.Place place = encoded.places().get(i);
      if (place.passage().paragraph() != paragraph) {
        paragraph = place.passage().paragraph();
        at = 0;
      }
      Paragraph source = audio.chapter().source().paragraphs().get(paragraph);
      Optional<Alignment> found = Alignment.find(place.passage().text(), source.text(), at);
      if (found.isPresent()) {
        at = found.get().end();
        add(source, found.get(), place, audio.times(i));
      } else {
        add(source, 0, source.text().length(), ms(place.start()), end(place), new TreeMap<>());
      }
    }
    return List.copyOf(sentences);
  }

  private long ms(long samples) {
    return samples * 1_000 / encoded.sampleRate();
  }

  private long end(ChapterAudio.Place place) {
    return ms(place.start() + place.samples());
  }

  private void add(
      Paragraph source, Alignment where, ChapterAudio.Place place, Optional<TimesDocument> times)
      throws IOException {
    long start = ms(place.start());
    String text = place.passage().text();
    List<Part> parts =
        times
            .filter(told -> !told.ssml() && told.text().equals(text))
            .map(TimesDocument::sentences)
            .orElse(List.of());
    if (parts.isEmpty()) {
      add(source, where.start(), where.end(), start, end(place), new TreeMap<>());
      return;
    }
    long begin = start;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      boolean last = i + 1 == parts.size();
      long end = last ? end(place) : Math.max(begin, start + onset(part, parts.get(i + 1)));
      int from = text.offsetByCodePoints(0, part.start());
      int to = text.offsetByCodePoints(0, part.end());
      if (from < to) {
        NavigableMap<Integer, Long> words = new TreeMap<>();
        for (Part word : times.orElseThrow().words()) {
          if (word.start() >= part.start() && word.end() <= part.end()) {
            int first = where.at(text.offsetByCodePoints(0, word.start()));
            words.putIfAbsent(first, start + word.startMs());
          }
        }
        add(source, where.at(from), where.at(to - 1) + 1, begin, end, words);
      }
      begin = end;
    }
  }

  private static long onset(Part before, Part next) {
    return Math.max(before.endMs(), next.startMs() - BEFORE_MS);
  }

  private void add(
      Paragraph source, int from, int to, long begin, long end, NavigableMap<Integer, Long> words) {
    sentences.add(new SpokenSentence(source.places(), from, to, file, begin, end, words));
  }
}
