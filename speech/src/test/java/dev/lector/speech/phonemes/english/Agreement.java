package dev.lector.speech.phonemes.english;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Cases in a table, and how much phonemes agree with a reference. */
final class Agreement {
  private Agreement() {}

  /** The rows of a table beside this class without its head, by column. */
  static List<String[]> rows(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Agreement.class.getResourceAsStream(resource), resource)) {
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }

  /** 1 less the edit distance in characters by the length of the reference, at least 0. */
  static double tokenMatch(String said, String reference) {
    return Math.max(0, 1 - (double) distance(said, reference) / reference.length());
  }

  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[above.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
