package dev.lector.speech.phonemes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pronounces words that no dictionary has: one decision tree per letter, asking about the four
 * letters before and after it (Black, Lenzo and Pagel, "Issues in building general letter to sound
 * rules", 1998), trained on CMUdict and shipped by FreeTTS as text.
 */
final class LetterToSound {
  static final String RESOURCE = "/com/sun/speech/freetts/en/us/cmudict04_lts.txt";
  private static final int WINDOW = 4;

  /** Root of each letter's tree. */
  private final int[] roots = new int[26];

  /** What a node asks: which neighbour (0 to 7), and whether it is this letter. */
  private byte[] position = {};

  private char[] letter = {};
  private int[] yes = {};
  private int[] no = {};

  /** Phones of a leaf, null for a question. */
  private List<List<String>> leaves = List.of();

  private LetterToSound() {}

  /** Reads the rules from the class path. */
  static LetterToSound load() {
    LetterToSound rules = new LetterToSound();
    try (InputStream in = LetterToSound.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the FreeTTS jar is not on the class path: no " + RESOURCE);
      }
      rules.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
    return rules;
  }

  private void read(BufferedReader in) throws IOException {
    int node = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] field = line.split(" ", -1);
      switch (field[0]) {
        case "TOTAL" -> allocate(Integer.parseInt(field[1]));
        case "INDEX" -> roots[field[2].charAt(0) - 'a'] = Integer.parseInt(field[1]);
        case "STATE" -> {
          position[node] = Byte.parseByte(field[1]);
          letter[node] = field[2].charAt(0);
          yes[node] = Integer.parseInt(field[3]);
          no[node] = Integer.parseInt(field[4]);
          leaves.add(List.of());
          node++;
        }
        case "PHONE" -> {
          position[node] = -1;
          leaves.add(
              field[1].equals("epsilon") ? List.of() : Arrays.asList(field[1].split("-", -1)));
          node++;
        }
        default -> {
          // A comment.
        }
      }
    }
  }

  private void allocate(int nodes) {
    position = new byte[nodes];
    letter = new char[nodes];
    yes = new int[nodes];
    no = new int[nodes];
    leaves = new ArrayList<>(nodes);
  }

  /**
   * Pronounces a word.
   *
   * @param word letters a to z
   * @return phones with stress
   */
  List<String> phones(String word) {
    String context = "000#" + word + "#000";
    List<String> phones = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      int node = roots[word.charAt(i) - 'a'];
      while (position[node] >= 0) {
        // Neighbours 0 to 3 stand before the letter, 4 to 7 after it.
        int neighbour = i + position[node] + (position[node] < WINDOW ? 0 : 1);
        node = context.charAt(neighbour) == letter[node] ? yes[node] : no[node];
      }
      phones.addAll(leaves.get(node));
    }
    return phones;
  }
}
