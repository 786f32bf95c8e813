package dev.lector.speech.synthesis;

import dev.lector.speech.audio.TimedWord;
import dev.lector.speech.text.Script;
import dev.lector.speech.text.SourceRange;
import java.util.ArrayList;
import java.util.List;

/**
 * When the words of a text are heard, and when its marks are reached. Both are empty where the
 * engine does not tell durations.
 *
 * @param words in the order in which they are said
 * @param marks in their order
 */
public record Timings(List<Word> words, List<Mark> marks) {
  /** Keeps unmodifiable copies of the lists. */
  public Timings {
    words = List.copyOf(words);
    marks = List.copyOf(marks);
  }

  /**
   * A word as spoken.
   *
   * @param spoken the word
   * @param source where in the text as written it stands; words that stand for the same, as those
   *     of a number, have the same place
   * @param startMs from the beginning of the audio, ms
   * @param endMs when it is over, ms
   */
  public record Word(String spoken, SourceRange source, long startMs, long endMs) {}

  /**
   * A mark of the script.
   *
   * @param atMs when the first word behind it begins; the end of the audio where there is none, ms
   */
  public record Mark(String name, long atMs) {}

  static Timings of(SpeechAudio audio, List<Passage> passages, List<Script.Mark> wanted) {
    List<Word> words = new ArrayList<>();
    for (TimedWord word : audio.words()) {
      SourceRange source =
          passages.get(word.sentence()).sentence().source(word.start(), word.end());
      words.add(new Word(word.word(), source, word.startMs(), word.endMs()));
    }
    List<Mark> marks = new ArrayList<>();
    if (!words.isEmpty()) {
      for (Script.Mark mark : wanted) {
        long at =
            words.stream()
                .filter(word -> word.source().start() >= mark.at())
                .mapToLong(Word::startMs)
                .findFirst()
                .orElse(audio.durationMs());
        marks.add(new Mark(mark.name(), at));
      }
    }
    return new Timings(words, marks);
  }
}
