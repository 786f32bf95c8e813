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
 * Words and readings that misaki's lists lack, and names that are said as in their language, by
 * hand: word, reading, American, British.
 */
final class Corrections {
  private static final List<String> RESOURCES = List.of("corrections.tsv", "names.tsv");
  private static final String STANDARD = "DEFAULT";

  private Corrections() {}

  /** The entries of an accent; a word's standard is empty where the lists have the right one. */
  static Map<String, Lexicon.Entry> load(boolean british) {
    Map<String, Lexicon.Entry> entries = new HashMap<>();
    RESOURCES.forEach(resource -> load(resource, british, entries));
    return entries;
  }

  private static void load(String resource, boolean british, Map<String, Lexicon.Entry> entries) {
    try (InputStream in = Corrections.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource + " on the class path");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(field -> add(entries, field[0], field[1], field[british ? 3 : 2]));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static void add(
      Map<String, Lexicon.Entry> entries, String word, String reading, String phonemes) {
    Lexicon.Entry before = entries.get(word);
    Map<String, String> readings =
        before == null ? new HashMap<>() : new HashMap<>(before.readings());
    String standard = before == null ? "" : before.standard();
    if (reading.equals(STANDARD)) {
      standard = phonemes;
    } else {
      readings.put(reading, phonemes);
    }
    entries.put(word, new Lexicon.Entry(true, standard, readings));
  }
}
