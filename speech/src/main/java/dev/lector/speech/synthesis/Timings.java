package dev.lector.speech.synthesis;

import dev.lector.speech.audio.AudioTimes;
import dev.lector.speech.audio.TimedSentence;
import dev.lector.speech.audio.TimedWord;
import dev.lector.speech.text.Script;
import dev.lector.speech.text.SourceRange;
import java.util.ArrayList;
import java.util.List;

/**
 * When the sentences and words of a text are heard, and when its marks are reached. Words are not
 * told where the engine does not tell durations; nothing at all of audio of which nobody kept it.
 *
 * @param sentences in the order in which they are said; what is too long to be said in one go is
 *     one sentence all the same, and tiny sentences are told together
 * @param words in the order in which they are said
 * @param marks in their order
 */
public record Timings(List<Sentence> sentences, List<Word> words, List<Mark> marks) {
  /** Nobody knows. */
  public static final Timings UNKNOWN = new Timings(List.of(), List.of(), List.of());

  /** What is followed by a longer silence is not gone on with. */
  private static final int LONGEST_INNER_PAUSE_MS = 300;

  private static final String ENDS = ".!?";

  /** Keeps unmodifiable copies of the lists. */
  public Timings {
    sentences = List.copyOf(sentences);
    words = List.copyOf(words);
    marks = List.copyOf(marks);
  }

  /**
   * A sentence.
   *
   * @param written as written
   * @param spoken as spoken
   * @param source where in the text as written it stands
   * @param startMs from the beginning of the audio, ms
   * @param endMs when it is over, ms
   */
  public record Sentence(
      String written, String spoken, SourceRange source, long startMs, long endMs) {}

  /**
   * A word as spoken.
   *
   * @param written the word as written
   * @param spoken the word as spoken
   * @param source where in the text as written it stands; words that stand for the same, as those
   *     of a number, have the same place
   * @param startMs from the beginning of the audio, ms
   * @param endMs when it is over, ms
   */
  public record Word(String written, String spoken, SourceRange source, long startMs, long endMs) {}

  /**
   * A mark of the script.
   *
   * @param at first character of the text as written that is after it
   * @param atMs when the first word behind it begins, or where words are not told the first
   *     sentence; the end of the audio where there is none, ms
   */
  public record Mark(String name, int at, long atMs) {}

  static Timings of(AudioTimes times, long durationMs, Script script, List<Passage> passages) {
    boolean fits =
        times.sentences().stream()
                .allMatch(it -> it.sentence() >= 0 && it.sentence() < passages.size())
            && times.words().stream().allMatch(it -> fits(it, passages));
    if (!fits) {
      return UNKNOWN;
    }
    List<Word> words = new ArrayList<>();
    for (TimedWord word : times.words()) {
      words.add(word(word, passages.get(word.sentence()).sentence(), script));
    }
    List<Sentence> sentences = sentences(times.sentences(), script, passages);
    List<Mark> marks = new ArrayList<>();
    if (!sentences.isEmpty()) {
      for (Script.Mark mark : script.marks()) {
        marks.add(new Mark(mark.name(), mark.at(), reached(mark, words, sentences, durationMs)));
      }
    }
    return new Timings(sentences, words, marks);
  }

  /** A word of a sentence, as it is told. */
  static Word word(TimedWord word, dev.lector.speech.text.Sentence sentence, Script script) {
    SourceRange source = sentence.source(word.start(), word.end());
    return new Word(
        script.written(source),
        sentence.words().substring(word.start(), word.end()),
        source,
        word.startMs(),
        word.endMs());
  }

  private static boolean fits(TimedWord word, List<Passage> passages) {
    return word.sentence() >= 0
        && word.sentence() < passages.size()
        && word.start() >= 0
        && word.start() <= word.end()
        && word.end() <= passages.get(word.sentence()).sentence().words().length();
  }

  private static List<Sentence> sentences(
      List<TimedSentence> times, Script script, List<Passage> passages) {
    List<Sentence> sentences = new ArrayList<>();
    boolean goesOn = false;
    for (TimedSentence time : times) {
      Passage passage = passages.get(time.sentence());
      String spoken = passage.sentence().words();
      SourceRange source = passage.sentence().source();
      long startMs = time.startMs();
      if (goesOn) {
        Sentence before = sentences.removeLast();
        spoken = before.spoken() + " " + spoken;
        source =
            new SourceRange(before.source().start(), Math.max(before.source().end(), source.end()));
        startMs = before.startMs();
      }
      sentences.add(new Sentence(script.written(source), spoken, source, startMs, time.endMs()));
      goesOn = goesOn(passage);
    }
    return sentences;
  }

  private static boolean goesOn(Passage passage) {
    String words = passage.sentence().words();
    return passage.sentence().pauseAfterMs() < LONGEST_INNER_PAUSE_MS
        && ENDS.indexOf(words.charAt(words.length() - 1)) < 0;
  }

  private static long reached(
      Script.Mark mark, List<Word> words, List<Sentence> sentences, long durationMs) {
    for (Word word : words) {
      if (word.source().start() >= mark.at()) {
        return word.startMs();
      }
    }
    if (words.isEmpty()) {
      for (Sentence sentence : sentences) {
        if (sentence.source().start() >= mark.at()) {
          return sentence.startMs();
        }
      }
    }
    return durationMs;
  }
}
