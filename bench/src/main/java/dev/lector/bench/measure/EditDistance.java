package dev.lector.bench.measure;

import java.util.List;

/** How far two sequences are apart (Levenshtein). */
public final class EditDistance {
  private EditDistance() {}

  /** The least number of insertions, deletions and replacements that make one the other. */
  public static int of(List<?> from, List<?> to) {
    int[] row = new int[to.size() + 1];
    for (int j = 0; j <= to.size(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.size(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.size(); j++) {
        int changed = diagonal + (from.get(i - 1).equals(to.get(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.size()];
  }
}
