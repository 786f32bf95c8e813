package dev.lector.speech.phonemes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which phonemes say which word. Both have their words between spaces, but not always as many: a
 * phonemizer may join words ({@code of the} to {@code ʌvðə}) and say one in several. Words are
 * aligned in order, one to one, several to one or one to several, so that the lengths in letters
 * and in sounds agree best.
 */
public final class WordAlignment {
  private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\p{Nd}]\\S*");
  private static final Pattern EDGE = Pattern.compile("^[^\\p{L}\\p{Nd}]+|[^\\p{L}\\p{Nd}']+$");
  private static final String MARKS = ".,;:!?";

  /** Words that may be said as one, and the other way round. */
  private static final int MOST_TOGETHER = 4;

  /** What joining costs, in sounds: only a clear misfit of lengths outweighs it. */
  private static final double JOINING = 2;

  /** What it costs when a clause ends on one side alone. */
  private static final double BROKEN_CLAUSE = 4;

  private WordAlignment() {}

  /**
   * A word and its place in the phonemes.
   *
   * @param start its first character in the text
   * @param end one past its last character
   * @param from where it begins, counted in words of the phonemes: 2.0 is where the third begins
   * @param to where it ends: 2.5 is in the middle of the third
   */
  public record Word(int start, int end, double from, double to) {}

  /** Size of a word, and whether a clause ends behind it. */
  private record Item(int start, int end, int size, boolean endsClause) {}

  /**
   * Aligns.
   *
   * @param words text as spoken
   * @param phonemes of it; their words are all that stands between single spaces
   * @return the words of the text in order; empty when there are no phonemes, or no words
   */
  public static List<Word> of(String words, String phonemes) {
    List<Item> said = words(words);
    List<Item> sounds = sounds(phonemes);
    if (said.isEmpty() || sounds.isEmpty()) {
      return List.of();
    }
    return said.size() == sounds.size() ? oneToOne(said) : best(said, sounds);
  }

  private static List<Item> words(String text) {
    List<Item> words = new ArrayList<>();
    for (MatchResult match : WORD.matcher(text).results().toList()) {
      int start = match.start();
      int end = match.end();
      for (MatchResult edge : EDGE.matcher(match.group()).results().toList()) {
        if (edge.start() == 0) {
          start += edge.end();
        } else {
          end = match.start() + edge.start();
        }
      }
      String word = text.substring(start, end);
      words.add(item(start, end, word, match.group()));
    }
    return words;
  }

  private static List<Item> sounds(String phonemes) {
    if (phonemes.isBlank()) {
      return List.of();
    }
    List<Item> sounds = new ArrayList<>();
    int start = 0;
    for (String word : phonemes.split(" ", -1)) {
      sounds.add(item(start, start + word.length(), word, word));
      start += word.length() + 1;
    }
    return sounds;
  }

  private static Item item(int start, int end, String word, String withMarks) {
    int size =
        (int)
            word.codePoints()
                .filter(
                    c ->
                        Character.isLetterOrDigit(c)
                            && Character.getType(c) != Character.MODIFIER_LETTER)
                .count();
    return new Item(
        start,
        end,
        size,
        !withMarks.isEmpty() && MARKS.indexOf(withMarks.charAt(withMarks.length() - 1)) >= 0);
  }

  private static List<Word> oneToOne(List<Item> said) {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      words.add(new Word(said.get(i).start(), said.get(i).end(), i, i + 1));
    }
    return words;
  }

  private static List<Word> best(List<Item> said, List<Item> sounds) {
    double scale =
        (double) total(sounds, 0, sounds.size()) / Math.max(1, total(said, 0, said.size()));
    double[][] cost = new double[said.size() + 1][sounds.size() + 1];
    int[][] step = new int[said.size() + 1][sounds.size() + 1];
    for (double[] row : cost) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    cost[0][0] = 0;
    for (int i = 0; i <= said.size(); i++) {
      for (int j = 0; j <= sounds.size(); j++) {
        for (int many = 1; many <= MOST_TOGETHER; many++) {
          relax(cost, step, said, sounds, scale, i, j, many, 1);
          if (many > 1) {
            relax(cost, step, said, sounds, scale, i, j, 1, many);
          }
        }
      }
    }
    return Double.isInfinite(cost[said.size()][sounds.size()])
        ? proportional(said, sounds.size())
        : trace(said, step, sounds.size());
  }

  private static void relax(
      double[][] cost,
      int[][] step,
      List<Item> said,
      List<Item> sounds,
      double scale,
      int i,
      int j,
      int words,
      int parts) {
    if (i + words > said.size() || j + parts > sounds.size()) {
      return;
    }
    double misfit =
        Math.abs(total(said, i, i + words) * scale - total(sounds, j, j + parts))
            + (words + parts - 2) * JOINING
            + (clauseEnds(said, i, i + words) == clauseEnds(sounds, j, j + parts)
                ? 0
                : BROKEN_CLAUSE);
    double reached = cost[i][j] + misfit;
    if (reached < cost[i + words][j + parts]) {
      cost[i + words][j + parts] = reached;
      step[i + words][j + parts] = words * 16 + parts;
    }
  }

  private static List<Word> trace(List<Item> said, int[][] step, int end) {
    List<Word> words = new ArrayList<>();
    int i = said.size();
    int j = end;
    while (i > 0) {
      int count = step[i][j] / 16;
      int parts = step[i][j] % 16;
      double all = Math.max(1, total(said, i - count, i));
      double to = j;
      for (int word = i - 1; word >= i - count; word--) {
        double from = word == i - count ? j - parts : to - parts * (said.get(word).size() / all);
        words.add(new Word(said.get(word).start(), said.get(word).end(), from, to));
        to = from;
      }
      i -= count;
      j -= parts;
    }
    Collections.reverse(words);
    return words;
  }

  /** Where nothing better is known: by the share of letters. */
  private static List<Word> proportional(List<Item> said, int sounds) {
    double all = Math.max(1, total(said, 0, said.size()));
    List<Word> words = new ArrayList<>();
    double from = 0;
    for (Item word : said) {
      double to = Math.min(sounds, from + sounds * Math.max(word.size(), 0) / all);
      words.add(new Word(word.start(), word.end(), from, to));
      from = to;
    }
    return words;
  }

  private static int total(List<Item> items, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += items.get(i).size();
    }
    return sum;
  }

  private static int clauseEnds(List<Item> items, int from, int to) {
    int ends = 0;
    for (int i = from; i < to; i++) {
      ends += items.get(i).endsClause() ? 1 : 0;
    }
    return ends;
  }
}
