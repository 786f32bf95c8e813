package dev.lector.verifier.words;

import java.util.Arrays;
import java.util.List;

/**
 * The longest run of words that differ between two texts: left out, added, or others in their
 * place. Of all alignments the one counts that has the fewest differing words and runs, a run
 * weighing as much as two words: so a word that is the same by chance ("the", "and") does not end a
 * run, three in a row do.
 *
 * <p>Dynamic programming over both texts with two states, in or outside a run, as Gotoh aligns
 * sequences with affine gaps (Journal of Molecular Biology 162, 1982, 705-708). Instead of a trace
 * each cell carries the run it is in.
 */
public final class Difference {
  /** Most pairs of words that are compared: some seconds of work. */
  static final long MOST_PAIRS = 100_000_000;

  private static final int RUN = 2;

  private final List<String> expected;
  private final List<String> heard;

  private Difference(List<String> expected, List<String> heard) {
    this.expected = expected;
    this.heard = heard;
  }

  /** Whether two texts are short enough to be compared. */
  public static boolean isFeasible(List<String> expected, List<String> heard) {
    return (long) expected.size() * heard.size() <= MOST_PAIRS;
  }

  /**
   * Length of the longest run, words: of what was to be said or of what was heard there, whichever
   * is more. 0 when all is the same.
   */
  public static int longestRun(List<String> expected, List<String> heard) {
    return new Difference(expected, heard).longest();
  }

  private int longest() {
    Row above = new Row(heard.size() + 1);
    above.start();
    for (int i = 0; i <= expected.size(); i++) {
      Row row = new Row(heard.size() + 1);
      for (int j = 0; j <= heard.size(); j++) {
        if (i == 0 && j == 0) {
          row.start();
          continue;
        }
        if (i > 0 && j > 0 && expected.get(i - 1).equals(heard.get(j - 1))) {
          row.match(j, above, j - 1);
        }
        if (i > 0 && j > 0) {
          row.differ(j, above, j - 1, 1, 1);
        }
        if (i > 0) {
          row.differ(j, above, j, 1, 0);
        }
        if (j > 0) {
          row.differ(j, row, j - 1, 0, 1);
        }
      }
      above = row;
    }
    return above.longestAt(heard.size());
  }

  /** The best alignments of the words so far of one text with each beginning of the other. */
  private static final class Row {
    private static final int NEVER = Integer.MAX_VALUE / 2;

    /** Cost of what ends outside a run, and the longest run before. */
    private final int[] sameCost;

    private final int[] sameLongest;

    /** Cost of what ends in a run, the longest run before it, and how many words it has yet. */
    private final int[] runCost;

    private final int[] runLongest;
    private final int[] runExpected;
    private final int[] runHeard;

    Row(int length) {
      sameCost = new int[length];
      runCost = new int[length];
      sameLongest = new int[length];
      runLongest = new int[length];
      runExpected = new int[length];
      runHeard = new int[length];
      Arrays.fill(sameCost, NEVER);
      Arrays.fill(runCost, NEVER);
    }

    void start() {
      sameCost[0] = 0;
    }

    /** Longest run of the better alignment that ends here. */
    int longestAt(int j) {
      return sameCost[j] <= runCost[j] ? sameLongest[j] : longestWithRun(j);
    }

    private int longestWithRun(int j) {
      return Math.max(runLongest[j], Math.max(runExpected[j], runHeard[j]));
    }

    void match(int j, Row from, int at) {
      int same = from.sameCost[at];
      int run = from.runCost[at];
      sameCost[j] = Math.min(same, run);
      sameLongest[j] = from.longestAt(at);
      if (same == run) {
        sameLongest[j] = Math.min(from.sameLongest[at], from.longestWithRun(at));
      }
    }

    /** One word more that differs: of the one text, of the other, or of both. */
    void differ(int j, Row from, int at, int ofExpected, int ofHeard) {
      int opened = from.sameCost[at] + RUN + 1;
      int continued = from.runCost[at] + 1;
      if (opened < runCost[j]) {
        set(j, opened, from.sameLongest[at], ofExpected, ofHeard);
      }
      if (continued < runCost[j]) {
        set(
            j,
            continued,
            from.runLongest[at],
            from.runExpected[at] + ofExpected,
            from.runHeard[at] + ofHeard);
      }
    }

    private void set(int j, int cost, int longest, int ofExpected, int ofHeard) {
      runCost[j] = cost;
      runLongest[j] = longest;
      runExpected[j] = ofExpected;
      runHeard[j] = ofHeard;
    }
  }
}
