package dev.lector.speech.model.kokoro;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Phonemes that go through the graph in one run, as the graph takes them: {@code [0, ids…, 0]}.
 * Symbols that the model does not know are left out. A word is what stands between spaces, with the
 * punctuation behind it.
 *
 * @param phonemes as written
 * @param ids padding at both ends included
 * @param wordOf which word each id belongs to, from 0; -1 for the padding and spaces
 * @param words how many there are
 * @param sounds how many sounds there are; marks, pauses and punctuation are not counted
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight on; never compared
record PhonemePiece(String phonemes, long[] ids, int[] wordOf, int words, int sounds) {
  private static final String STRONG = "!.?…";
  private static final String MIDDLING = ":;";
  private static final String WEAK = ",—";
  private static final List<String> BEST_FIRST = List.of(STRONG, MIDDLING, WEAK, " ");
  private static final String CLOSING = "”»)\"";

  /** Further along a table, the styles speak more compressed. */
  private static final int MOST_TOKENS = 250;

  private static final int FEWEST_TOKENS = 175;

  /** A shorter rest would sound like a text of its own. */
  private static final int SMALLEST_REST = 30;

  /**
   * Writes phonemes as one piece, or as several where they are more than the model says well at
   * once: parted after the strongest mark between {@value #FEWEST_TOKENS} and {@value #MOST_TOKENS}
   * tokens, else after a word.
   */
  static List<PhonemePiece> cut(String phonemes, Vocabulary vocabulary) {
    List<PhonemePiece> pieces = new ArrayList<>();
    String rest = phonemes.strip();
    while (tokens(rest, vocabulary) > MOST_TOKENS) {
      int end = end(rest, vocabulary);
      pieces.add(of(rest.substring(0, end).strip(), vocabulary));
      rest = rest.substring(end).strip();
    }
    pieces.add(of(rest, vocabulary));
    return pieces;
  }

  /** One piece, however long. */
  static PhonemePiece of(String phonemes, Vocabulary vocabulary) {
    LongStream.Builder ids = LongStream.builder().add(0);
    IntStream.Builder wordOf = IntStream.builder().add(-1);
    int word = 0;
    int sounds = 0;
    for (int symbol : phonemes.codePoints().toArray()) {
      if (symbol == ' ') {
        word++;
      }
      long id = vocabulary.id(symbol);
      if (id >= 0) {
        ids.add(id);
        wordOf.add(symbol == ' ' ? -1 : word);
        sounds += isSound(symbol) ? 1 : 0;
      }
    }
    return new PhonemePiece(
        phonemes, ids.add(0).build().toArray(), wordOf.add(-1).build().toArray(), word + 1, sounds);
  }

  /** Row in a table of styles: the length of the phonemes as written, known or not. */
  int styleRow() {
    return Math.max(0, phonemes.codePointCount(0, phonemes.length()) - 1);
  }

  private static int tokens(String phonemes, Vocabulary vocabulary) {
    return (int) phonemes.codePoints().filter(symbol -> vocabulary.id(symbol) >= 0).count();
  }

  /** Where the first piece ends. */
  private static int end(String phonemes, Vocabulary vocabulary) {
    int all = tokens(phonemes, vocabulary);
    int most = Math.min(MOST_TOKENS, all - SMALLEST_REST);
    int fewest = Math.min(FEWEST_TOKENS, all / 3);
    for (String marks : BEST_FIRST) {
      int best = last(phonemes, vocabulary, marks, marks.equals(" ") ? 1 : fewest, most);
      if (best > 0) {
        return best;
      }
    }
    return afterTokens(phonemes, vocabulary, most);
  }

  /** One past the last of some marks with as many tokens before it; 0 when there is none. */
  private static int last(
      String phonemes, Vocabulary vocabulary, String marks, int fewest, int most) {
    int found = 0;
    int tokens = 0;
    for (int i = 0; i < phonemes.length(); i += Character.charCount(phonemes.codePointAt(i))) {
      int symbol = phonemes.codePointAt(i);
      tokens += vocabulary.id(symbol) >= 0 ? 1 : 0;
      if (tokens > most) {
        break;
      }
      if (tokens >= fewest && marks.indexOf(symbol) >= 0) {
        int end = i + Character.charCount(symbol);
        while (end < phonemes.length() && CLOSING.indexOf(phonemes.charAt(end)) >= 0) {
          end++;
        }
        if (symbol == ' ' || (end < phonemes.length() && phonemes.charAt(end) == ' ')) {
          found = end;
        }
      }
    }
    return found;
  }

  private static int afterTokens(String phonemes, Vocabulary vocabulary, int count) {
    int tokens = 0;
    int i = 0;
    while (i < phonemes.length() && tokens < count) {
      int symbol = phonemes.codePointAt(i);
      tokens += vocabulary.id(symbol) >= 0 ? 1 : 0;
      i += Character.charCount(symbol);
    }
    return i;
  }

  /** Letters are sounds; stress, length and diacritics only modify them. */
  static boolean isSound(int symbol) {
    return Character.isLetter(symbol)
        && (Character.getType(symbol) != Character.MODIFIER_LETTER || symbol == 'ᵊ');
  }
}
