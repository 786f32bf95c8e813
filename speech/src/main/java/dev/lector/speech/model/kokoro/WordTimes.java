package dev.lector.speech.model.kokoro;

import dev.lector.speech.audio.WordTime;
import dev.lector.speech.phonemes.WordAlignment;
import java.util.ArrayList;
import java.util.List;

/**
 * When words are heard, by the durations of their tokens. A word is what stands between spaces: the
 * punctuation behind it belongs to it, half of each space to the word on either side, the padding
 * before the first one to none. What is heard is three frames ahead of what the durations say.
 * Source: kokoro, {@code pipeline.py}, {@code join_timestamps}.
 */
final class WordTimes {
  private static final int FRAMES_AHEAD = 3;

  private WordTimes() {}

  /**
   * Times the words of an utterance.
   *
   * @param words text as spoken
   * @param phonemes of it
   * @param pieces of the phonemes
   * @param sounds of the pieces
   * @return empty when the graph does not tell durations
   */
  static List<WordTime> of(
      String words, String phonemes, List<PhonemePiece> pieces, List<KokoroSound> sounds) {
    int count = pieces.stream().mapToInt(PhonemePiece::words).sum();
    double[] from = new double[count];
    double[] to = new double[count];
    int first = 0;
    int offset = 0;
    for (int i = 0; i < pieces.size(); i++) {
      PhonemePiece piece = pieces.get(i);
      KokoroSound sound = sounds.get(i);
      if (sound.frames().length != piece.ids().length) {
        return List.of();
      }
      time(piece, sound, first, offset, from, to);
      first += piece.words();
      offset += sound.samples().length;
    }
    List<WordTime> times = new ArrayList<>();
    for (WordAlignment.Word word : WordAlignment.of(words, phonemes)) {
      times.add(
          new WordTime(
              word.start(),
              word.end(),
              at(word.from(), from, to, false),
              at(word.to(), from, to, true)));
    }
    return times;
  }

  private static void time(
      PhonemePiece piece, KokoroSound sound, int first, int offset, double[] from, double[] to) {
    boolean[] heard = new boolean[piece.words()];
    int sample =
        offset - Math.min(FRAMES_AHEAD, sound.frames()[0]) * KokoroNetwork.SAMPLES_PER_FRAME;
    for (int i = 0; i < piece.ids().length; i++) {
      int word = piece.wordOf()[i];
      // The end of a sound may have been cut off.
      int end =
          Math.min(
              sample + sound.frames()[i] * KokoroNetwork.SAMPLES_PER_FRAME,
              offset + sound.samples().length);
      if (word >= 0) {
        if (!heard[word]) {
          heard[word] = true;
          from[first + word] = Math.max(offset, sample - halfSpace(piece, sound, i - 1));
        }
        to[first + word] = end + halfSpace(piece, sound, i + 1);
      }
      sample = end;
    }
    for (int word = 0; word < heard.length; word++) {
      if (!heard[word]) {
        // The model knows none of its symbols.
        double before = first + word == 0 ? offset : to[first + word - 1];
        from[first + word] = before;
        to[first + word] = before;
      }
    }
  }

  /** Half of a token's length where it is a space between words, and not the padding. */
  private static double halfSpace(PhonemePiece piece, KokoroSound sound, int token) {
    boolean space = token > 0 && token < piece.ids().length - 1 && piece.wordOf()[token] < 0;
    return space ? sound.frames()[token] * KokoroNetwork.SAMPLES_PER_FRAME / 2.0 : 0;
  }

  /**
   * Sample at a place among phoneme words.
   *
   * @param place 2.5 is the middle of the third
   * @param end whether a border belongs to the word before it
   */
  private static int at(double place, double[] from, double[] to, boolean end) {
    int word =
        Math.clamp((long) (end ? Math.ceil(place) - 1 : Math.floor(place)), 0, from.length - 1);
    return (int) Math.round(from[word] + (place - word) * (to[word] - from[word]));
  }
}
