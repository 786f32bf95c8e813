package dev.lector.speech.phonemes.english;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The pronunciations of one accent: misaki's gold list, and its silver list for what gold lacks.
 *
 * <p>The file is kept as it is, some 4 MB, and searched by halving: its lines are sorted, and a map
 * of strings would take ten times the memory. A line is {@code word<TAB>phonemes TAG=phonemes…},
 * the first for all other parts of speech; {@code ~} before them marks silver. Phonemes that are no
 * ASCII characters have the letters of {@link #CODES} in the file.
 */
final class Lexicon {
  private static final String PHONEMES = "æðŋɑɒɔəɛɜɡɪɹɾʃʊʌʒʔʤʧˈˌːθᵊᵻ";
  private static final String CODES = "EDNcoqxe3gyrRSUVZ?JC',:T^+";

  /**
   * How a word is said.
   *
   * @param gold whether the entry is from the hand-checked list
   * @param standard phonemes where no other reading fits
   * @param readings phonemes by part of speech; empty = by the names of its letters
   */
  record Entry(boolean gold, String standard, Map<String, String> readings) {

    /** The phonemes of a reading, by its own name or the one of its part of speech. */
    String reading(String tag) {
      String exact = readings.get(tag);
      return exact != null ? exact : readings.getOrDefault(partOfSpeech(tag), standard);
    }
  }

  private final byte[] text;
  private final Map<String, Entry> corrections;

  private Lexicon(byte[] text, Map<String, Entry> corrections) {
    this.text = text;
    this.corrections = corrections;
  }

  /** Reads the lexicon of an accent from the class path. */
  static Lexicon load(boolean british) {
    String resource = british ? "misaki-gb.txt.gz" : "misaki-us.txt.gz";
    try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource + " on the class path");
      }
      return new Lexicon(
          new GZIPInputStream(in, 1 << 16).readAllBytes(), Corrections.load(british));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /** The family of a treebank's tag: VERB, NOUN, ADJ, ADV; other tags stay as they are. */
  static String partOfSpeech(String tag) {
    if (tag.startsWith("VB")) {
      return "VERB";
    }
    if (tag.startsWith("NN")) {
      return "NOUN";
    }
    if (tag.startsWith("RB")) {
      return "ADV";
    }
    return tag.startsWith("JJ") ? "ADJ" : tag;
  }

  /** Finds a word, or the same with a capital or without; gold goes before silver. */
  @Nullable Entry find(String word) {
    Entry exact = entry(word);
    if (exact != null && exact.gold()) {
      return exact;
    }
    String other = otherCase(word);
    Entry variant = other == null ? null : entry(other);
    return variant != null && (variant.gold() || exact == null) ? variant : exact;
  }

  /** {@link #find} in the gold list alone. */
  @Nullable Entry gold(String word) {
    Entry entry = find(word);
    return entry != null && entry.gold() ? entry : null;
  }

  /** Whether the gold list or the corrections have a name as it is written, with its capital. */
  boolean hasName(String name) {
    Entry entry = Character.isUpperCase(name.charAt(0)) ? entry(name) : null;
    return entry != null && entry.gold();
  }

  private static @Nullable String otherCase(String word) {
    if (word.length() < 2) {
      return null;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String capital = Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    if (word.equals(lower)) {
      return capital.equals(lower) ? null : capital;
    }
    return word.equals(capital) ? lower : null;
  }

  private @Nullable Entry entry(String word) {
    int from = 0;
    int to = text.length;
    while (from < to) {
      int line = (from + to) >>> 1;
      while (line > from && text[line - 1] != '\n') {
        line--;
      }
      int order = compare(word, line);
      if (order == 0) {
        return corrected(word, parse(line + word.length() + 1));
      }
      if (order < 0) {
        to = line;
      } else {
        from = next(line);
      }
    }
    return corrections.get(word);
  }

  /** An entry with the readings that the list lacks. */
  private Entry corrected(String word, Entry entry) {
    Entry correction = corrections.get(word);
    if (correction == null) {
      return entry;
    }
    Map<String, String> readings = new HashMap<>(entry.readings());
    readings.putAll(correction.readings());
    String standard = correction.standard().isEmpty() ? entry.standard() : correction.standard();
    return new Entry(true, standard, readings);
  }

  private int next(int line) {
    int end = line;
    while (text[end] != '\n') {
      end++;
    }
    return end + 1;
  }

  /** Compares with the word of a line, which ends in a tab: the least of all bytes here. */
  private int compare(String word, int line) {
    for (int i = 0; i < word.length(); i++) {
      int order = word.charAt(i) - text[line + i];
      if (order != 0) {
        return order;
      }
    }
    return '\t' - text[line + word.length()];
  }

  private Entry parse(int start) {
    String line = new String(text, start, next(start) - 1 - start, StandardCharsets.US_ASCII);
    boolean silver = line.startsWith("~");
    String[] fields = line.substring(silver ? 1 : 0).split(" ", -1);
    Map<String, String> readings = HashMap.newHashMap(fields.length);
    for (int i = 1; i < fields.length; i++) {
      int equals = fields[i].indexOf('=');
      readings.put(fields[i].substring(0, equals), decoded(fields[i].substring(equals + 1)));
    }
    return new Entry(!silver, decoded(fields[0]), readings);
  }

  private static String decoded(String codes) {
    StringBuilder phonemes = new StringBuilder(codes.length());
    for (int i = 0; i < codes.length(); i++) {
      int at = CODES.indexOf(codes.charAt(i));
      phonemes.append(at < 0 ? codes.charAt(i) : PHONEMES.charAt(at));
    }
    return phonemes.toString();
  }
}
