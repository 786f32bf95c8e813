package dev.lector.speech.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;

/**
 * The words of English: those of the CMU pronouncing dictionary, as FreeTTS ships it, and for words
 * of up to three letters, where the dictionary is mostly abbreviations, a list of ours.
 *
 * <p>The words are kept as hash codes of 64 bits, which takes 2 MB instead of 10.
 */
final class Lexicon {
  private static final String RESOURCE = "/com/sun/speech/freetts/en/us/cmudict04_compiled.txt";
  private static final int SHORT = 3;

  /** Slots of the table; a power of two, so that the table is at most half full. */
  private static final int SLOTS = 1 << 18;

  private final long[] table = new long[SLOTS];
  private final Set<String> shortWords;
  private final Set<String> moreWords;

  Lexicon(Tables tables) {
    this.shortWords = tables.words("short-words.txt");
    this.moreWords = tables.words("more-words.txt");
    read();
  }

  /**
   * Whether a word is one.
   *
   * @param word letters in any case
   */
  boolean contains(String word) {
    if (word.length() <= SHORT) {
      return shortWords.contains(word.toUpperCase(Locale.ROOT));
    }
    String lower = word.toLowerCase(Locale.ROOT);
    long hash = hash(lower);
    int slot = slot(hash);
    while (table[slot] != 0 && table[slot] != hash) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return table[slot] == hash || moreWords.contains(lower);
  }

  private void read() {
    try (InputStream in = Lexicon.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the FreeTTS jar is not on the class path: no " + RESOURCE);
      }
      index(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  // Lines such as "recordn<TAB>r eh1 k er d": the last letter of the key is the part of speech.
  private void index(byte[] text) {
    int line = 0;
    while (line < text.length) {
      int end = line;
      while (end < text.length && text[end] != '\t' && text[end] != '\n') {
        end++;
      }
      if (end < text.length && text[end] == '\t' && end - 1 - line > SHORT) {
        add(text, line, end - 1);
      }
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      line = end + 1;
    }
  }

  private void add(byte[] text, int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = next(hash, (char) Character.toLowerCase(text[i]));
    }
    int slot = slot(hash);
    while (table[slot] != 0 && table[slot] != hash) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    table[slot] = hash;
  }

  private static long hash(String word) {
    long hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = next(hash, word.charAt(i));
    }
    return hash;
  }

  private static long next(long hash, char letter) {
    return (hash ^ letter) * 0x9E37_79B9_7F4A_7C15L + (hash >>> 29);
  }

  private static int slot(long hash) {
    return (int) (hash >>> 40) & (SLOTS - 1);
  }
}
