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
 * paint. A cue speaks only where no cue of another sense is near.
 */
final class SenseCues {
  private static final String RESOURCE = "senses.tsv";
  private static final int NEAR = 7;

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
    String found = null;
    for (Sense sense : known) {
      if (isNear(sense.cues(), i, tokens)) {
        if (found != null) {
          return null;
        }
        found = sense.reading();
      }
    }
    return found;
  }

  private static boolean isNear(Set<String> cues, int i, List<String> tokens) {
    for (int j = Math.max(0, i - NEAR); j <= Math.min(tokens.size() - 1, i + NEAR); j++) {
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
