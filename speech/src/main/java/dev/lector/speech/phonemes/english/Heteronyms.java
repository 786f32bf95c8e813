package dev.lector.speech.phonemes.english;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the readings of words that are written alike and said differently, by the words and
 * parts of speech around them: a linear model for each such word.
 */
final class Heteronyms {
  private final Map<String, List<String>> readings;
  private final Weights weights;
  private final HeteronymRules rules = new HeteronymRules(SenseCues.load());

  Heteronyms(Map<String, List<String>> readings, Weights weights) {
    this.readings = readings;
    this.weights = weights;
  }

  static Heteronyms load() {
    return new Heteronyms(readings(), Weights.load("heteronyms.bin.gz"));
  }

  /** The names of each word's readings, as the lexicon has them. */
  static Map<String, List<String>> readings() {
    String resource = "heteronyms.tsv";
    try (InputStream in = Heteronyms.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource + " on the class path");
      }
      Map<String, List<String>> readings = new HashMap<>();
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(field -> readings.put(field[0], List.of(field[1].split(" ", -1))));
      return readings;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /** Whether a word is one of them. */
  boolean knows(String word) {
    return readings.containsKey(word.toLowerCase(Locale.ROOT));
  }

  /** The reading of a word of a sentence; null when the part of speech is enough. */
  @Nullable String reading(int i, List<String> tokens, String[] tags, Features features) {
    String word = tokens.get(i).toLowerCase(Locale.ROOT);
    List<String> known = readings.get(word);
    if (known == null) {
      return null;
    }
    String certain = rules.reading(new Neighbours(i, tokens, tags), known);
    if (certain != null) {
      return certain;
    }
    see(i, tokens, tags, features);
    String best = known.getFirst();
    int most = Integer.MIN_VALUE;
    for (String reading : known) {
      int score = weights.score(features, label(word, reading));
      if (score > most) {
        most = score;
        best = reading;
      }
    }
    return best;
  }

  static int label(String word, String reading) {
    return word.hashCode() * 31 + reading.hashCode();
  }

  /** Fills in what is seen around a word. */
  static void see(int i, List<String> tokens, String[] tags, Features features) {
    String part = Lexicon.partOfSpeech(tags[i]);
    String before = lower(tokens, i - 1);
    String after = lower(tokens, i + 1);
    features.clear();
    features.add(0, "");
    for (int strong = 1; strong <= 2; strong++) {
      features.add(strong, part);
      features.add(2 + strong, tags[i]);
    }
    features.add(5, before);
    features.add(6, after);
    features.add(7, lower(tokens, i - 2), before);
    features.add(8, after, lower(tokens, i + 2));
    features.add(9, before, after);
    features.add(10, tag(tags, i - 1));
    features.add(11, tag(tags, i + 1));
    features.add(12, tag(tags, i - 1), tag(tags, i + 1));
    features.add(13, tag(tags, i - 2), tag(tags, i - 1));
    features.add(14, tag(tags, i + 1), tag(tags, i + 2));
    features.add(15, part, tag(tags, i + 1));
    features.add(16, Character.isUpperCase(tokens.get(i).charAt(0)) ? "A" : "a", i == 0 ? "<" : "");
    for (int j = Math.max(0, i - 7); j <= Math.min(tokens.size() - 1, i + 7); j++) {
      char kind = tags[j].charAt(0);
      if (j != i && (kind == 'N' || kind == 'V' || kind == 'J')) {
        String near = lower(tokens, j);
        features.add(17, near.length() > 3 && near.endsWith("s") ? cut(near) : near);
      }
    }
  }

  private static String cut(String word) {
    return word.substring(0, word.length() - 1);
  }

  private static String lower(List<String> tokens, int i) {
    if (i < 0) {
      return "<";
    }
    return i < tokens.size() ? tokens.get(i).toLowerCase(Locale.ROOT) : ">";
  }

  private static String tag(String[] tags, int i) {
    return i < 0 || i >= tags.length ? "" : tags[i];
  }
}
