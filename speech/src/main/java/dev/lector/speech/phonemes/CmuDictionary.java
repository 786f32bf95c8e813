package dev.lector.speech.phonemes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CMU pronouncing dictionary 0.4 as FreeTTS ships it: 105,868 lines such as {@code
 * recordn<TAB>r eh1 k er d}, the last letter of the key being the part of speech.
 *
 * <p>The file is kept as it is, with a hash table of its line starts: 4 MB and one pass to load,
 * where a map of strings takes 20 MB. FreeTTS's own reader is not used because its lookups share a
 * buffer and so are not safe for threads.
 */
final class CmuDictionary {
  static final String RESOURCE = "/com/sun/speech/freetts/en/us/cmudict04_compiled.txt";

  /** Slots of the table; a power of two, so that the table is at most half full. */
  private static final int SLOTS = 1 << 18;

  private final byte[] text;

  /**
   * Line start + 1 by hash of the word; 0 = free. Lines of one word follow each other in probing
   * order.
   */
  private final int[] table = new int[SLOTS];

  private CmuDictionary(byte[] text) {
    this.text = text;
  }

  /** Reads the dictionary from the class path. */
  static CmuDictionary load() {
    try (InputStream in = CmuDictionary.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the FreeTTS jar is not on the class path: no " + RESOURCE);
      }
      CmuDictionary dictionary = new CmuDictionary(in.readAllBytes());
      dictionary.index();
      return dictionary;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  private void index() {
    int line = 0;
    while (line < text.length) {
      int hash = 0;
      int end = line;
      while (end < text.length - 1 && text[end] != '\t' && text[end] != '\n') {
        end++;
      }
      for (int i = line; i < end - 1; i++) {
        hash = 31 * hash + Character.toLowerCase(text[i]);
      }
      if (text[end] == '\t') {
        int slot = slot(hash);
        while (table[slot] != 0) {
          slot = (slot + 1) & (SLOTS - 1);
        }
        table[slot] = line + 1;
      }
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      line = end + 1;
    }
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }

  /**
   * Looks a word up.
   *
   * @param word in lower case, without apostrophes
   * @return its phones with stress, such as {@code [hh, ax, l, ow1]}; null when the word is not in
   *     the dictionary
   */
  @Nullable List<String> phones(String word, PartOfSpeech part) {
    int best = -1;
    int bestRank = Integer.MAX_VALUE;
    for (int slot = slot(word.hashCode()); table[slot] != 0; slot = (slot + 1) & (SLOTS - 1)) {
      int line = table[slot] - 1;
      if (matches(line, word)) {
        int rank = part.preference().indexOf(text[line + word.length()]);
        if (best < 0 || (rank >= 0 && rank < bestRank)) {
          best = line;
          bestRank = rank < 0 ? Integer.MAX_VALUE : rank;
        }
      }
    }
    return best < 0 ? null : phonesOf(best + word.length() + 2);
  }

  private boolean matches(int line, String word) {
    int end = line + word.length();
    if (end + 1 >= text.length || text[end + 1] != '\t') {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (Character.toLowerCase(text[line + i]) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private List<String> phonesOf(int start) {
    int end = start;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    String phones = new String(text, start, end - start, StandardCharsets.US_ASCII).strip();
    return Arrays.asList(phones.split(" +"));
  }
}
