package dev.lector.standalone.narrate;

import dev.lector.books.passages.Chapter;
import java.util.List;

/**
 * A chapter that is in a file.
 *
 * @param file its name; one that several chapters share, or its own
 * @param sampleRate Hz of the file
 * @param start the chapter's first sample in its file
 * @param samples how many it has there
 * @param places of its passages in the file
 */
record WrittenChapter(
    Chapter chapter,
    String file,
    int sampleRate,
    long start,
    long samples,
    List<ChapterAudio.Place> places) {
  WrittenChapter {
    places = List.copyOf(places);
  }

  /** The same chapter in another file of the same rate, which has it somewhere. */
  WrittenChapter in(String other, long from, long length, long firstSample) {
    List<ChapterAudio.Place> moved =
        places.stream()
            .map(
                place ->
                    new ChapterAudio.Place(
                        place.passage(), place.start() - start + firstSample, place.samples()))
            .toList();
    return new WrittenChapter(chapter, other, sampleRate, from, length, moved);
  }

  double seconds() {
    return seconds(samples);
  }

  double seconds(long count) {
    return count / (double) sampleRate;
  }
}
