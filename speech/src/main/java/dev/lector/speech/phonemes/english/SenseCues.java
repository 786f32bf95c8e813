package dev.lector.speech.phonemes.english;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Senses of words that share a part of speech, known by a word nearby: a bow with an arrow, lead in
 * paint. A cue speaks only where no cue of another sense is near, or is behind a semicolon or a
 * stop.
 */
final class SenseCues {
  private static final String RESOURCE = "senses.tsv";
  private static final int NEAR = 7;

  /** What clauses end with that have senses of their own. */
  private static final Set<String> CLAUSES = Set.of(";", ":", ".", "!", "?");

  private record Sense(String reading, Set<String> cues) {}

  private final Map<String, List<Sense>> senses;

  private SenseCues(Map<String, List<Sense>> senses) {
    this.senses = senses;
  }

  static SenseCues load() {
    try (InputStream in = SenseCues.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE + " on the class path");
      }
      Map<String, List<Sense>> senses = new HashMap<>();
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(
              field ->
                  senses
                      .computeIfAbsent(field[0], word -> new ArrayList<>())
                      .add(new Sense(field[1], Set.of(field[2].split(" ", -1)))));
      return new SenseCues(senses);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  /** The reading that a word nearby calls for; null when there is none, or several. */
  @Nullable String reading(String word, int i, List<String> tokens) {
    List<Sense> known = senses.get(word);
    if (known == null) {
      return null;
    }
    int from = Math.max(0, i - NEAR);
    int to = Math.min(tokens.size(), i + NEAR + 1);
    List<String> near = readings(known, i, tokens, from, to);
    if (near.size() > 1) {
      // He bows his head; the bow scrapes its strings.
      List<String> marks = tokens.subList(from, to);
      near = readings(known, i, tokens, from + begin(marks, i - from), from + end(marks, i - from));
    }
    return near.size() == 1 ? near.getFirst() : null;
  }

  private static int begin(List<String> tokens, int i) {
    int begin = i;
    while (begin > 0 && !CLAUSES.contains(tokens.get(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private static int end(List<String> tokens, int i) {
    int end = i;
    while (end < tokens.size() && !CLAUSES.contains(tokens.get(end))) {
      end++;
    }
    return end;
  }

  private static List<String> readings(
      List<Sense> known, int i, List<String> tokens, int from, int to) {
    return known.stream()
        .filter(sense -> isNear(sense.cues(), i, tokens, from, to))
        .map(Sense::reading)
        .toList();
  }

  private static boolean isNear(Set<String> cues, int i, List<String> tokens, int from, int to) {
    for (int j = from; j < to; j++) {
      String near = tokens.get(j).toLowerCase(Locale.ROOT);
      boolean plural = near.length() > 3 && near.endsWith("s");
      if (j != i
          && (cues.contains(near)
              || (plural && cues.contains(near.substring(0, near.length() - 1))))) {
        return true;
      }
    }
    return false;
  }
}
