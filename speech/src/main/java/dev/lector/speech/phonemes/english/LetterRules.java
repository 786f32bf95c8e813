package dev.lector.speech.phonemes.english;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says a word by its letters: for each letter, from the last to the first, the sounds that a linear
 * model prefers, which has learnt them from the lexicon. The end comes first because endings decide
 * where an English word is stressed.
 */
final class LetterRules {
  /** In the list of a letter's sounds: none. */
  private static final String SILENT = "_";

  private final Map<Character, List<String>> sounds;
  private final Weights weights;

  LetterRules(Map<Character, List<String>> sounds, Weights weights) {
    this.sounds = sounds;
    this.weights = weights;
  }

  static LetterRules load(boolean british) {
    String accent = british ? "gb" : "us";
    return new LetterRules(
        sounds("letters-" + accent + ".txt"), Weights.load("letters-" + accent + ".bin.gz"));
  }

  private static Map<Character, List<String>> sounds(String resource) {
    try (InputStream in = LetterRules.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource + " on the class path");
      }
      Map<Character, List<String>> sounds = new HashMap<>();
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(field -> sounds.put(field[0].charAt(0), List.of(field[1].split(" ", -1))));
      return sounds;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /**
   * Says a word.
   *
   * @param word letters a to z
   */
  String phonemes(String word) {
    Spelling spelling = new Spelling(word);
    Features features = new Features();
    for (int i = word.length() - 1; i >= 0; i--) {
      spelling.at(i, features);
      String best = SILENT;
      int most = Integer.MIN_VALUE;
      for (String sound : sounds.getOrDefault(word.charAt(i), List.of())) {
        int score = weights.score(features, label(sound));
        if (score > most) {
          most = score;
          best = sound;
        }
      }
      spelling.says(best);
    }
    return spelling.phonemes();
  }

  static int label(String sound) {
    return sound.hashCode();
  }

  /** A word whose letters have their sounds from some letter on. */
  static final class Spelling {
    private static final String VOWELS = "aeiouy";

    private final String word;
    private final String edged;
    private final StringBuilder phonemes = new StringBuilder();
    private String last = "#";
    private String last2 = "#";
    private int vowels;
    private boolean stressed;
    private boolean marked;

    Spelling(String word) {
      this.word = word;
      this.edged = "<<<<<" + word + ">>>>>";
    }

    /** Fills in what is seen at a letter. */
    void at(int i, Features features) {
      int at = i + 5;
      String stress = (stressed ? "1" : marked ? "2" : "0") + Math.min(vowels, 4);
      String letter = edged.substring(at, at + 1);
      features.clear();
      features.add(0, letter);
      for (int far = 1; far <= 5; far++) {
        features.add(far, edged.substring(at, at + far + 1));
        features.add(10 + far, edged.substring(at - far, at + 1));
      }
      for (int far = 1; far <= 3; far++) {
        features.add(20 + far, edged.substring(at - far, at + 2));
        features.add(25 + far, edged.substring(at - 1, at + far + 1));
        features.add(30 + far, edged.substring(at - 2, at + far + 1));
        features.add(35 + far, edged.substring(at - 3, at + far + 1));
      }
      features.add(40, letter, last);
      features.add(41, letter + last, last2);
      features.add(42, edged.substring(at - 1, at + 2), last);
      features.add(43, letter, stress);
      features.add(44, edged.substring(at - 1, at + 2), stress);
      features.add(45, letter + last, stress);
      features.add(46, letter + stress, vowelsBefore(i));
      features.add(47, stress + vowelsBefore(i), word.substring(Math.max(0, word.length() - 3)));
      features.add(48, edged.substring(at - 2, at + 3), stress);
      features.add(49, letter + stress, word.substring(0, Math.min(3, word.length())));
    }

    /** Groups of vowels that are still to be said. */
    private String vowelsBefore(int i) {
      int groups = 0;
      boolean in = false;
      for (int j = 0; j < i; j++) {
        boolean vowel = VOWELS.indexOf(word.charAt(j)) >= 0;
        groups += vowel && !in ? 1 : 0;
        in = vowel;
      }
      return Integer.toString(Math.min(groups, 4));
    }

    /** Says the letter before those that are said. */
    void says(String sound) {
      if (!sound.equals(SILENT)) {
        phonemes.insert(0, sound);
        last2 = last;
        last = sound;
        stressed |= StressMarks.hasPrimary(sound);
        marked |= sound.indexOf(StressMarks.SECONDARY) >= 0;
        vowels +=
            (int) sound.chars().filter(c -> StressMarks.isVowel((char) c) || c == 'ᵊ').count();
      }
    }

    String phonemes() {
      return phonemes.toString();
    }
  }
}
