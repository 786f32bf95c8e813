package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that one trade writes short and others do not: chats, knitting patterns, patients' charts,
 * small advertisements, family trees, scores. A paragraph is of a trade when enough of its words
 * are, its cues; only then are the others read in full.
 *
 * <p>One pass over the words looks for cues, a second one replaces; both are linear.
 */
final class Jargon implements Rule {
  /** The trade of words that are read in full everywhere. */
  private static final String ALL = "all";

  /** Cues that make a paragraph one of a trade; three where the cues are words elsewhere. */
  private static final int CUES = 2;

  private static final Map<String, Integer> MORE_CUES = Map.of("knitting", 3);

  private static final int LONGEST = 16;

  /** Bits of a word's hash code that tell whether it may be in the table. */
  private static final int HASHED = (1 << 14) - 1;

  private enum Point {
    NONE,
    NEVER,
    OPTIONAL,
    NEEDED
  }

  private record Entry(int trade, String said, Point point, String where, int cue) {}

  private final List<String> trades = new ArrayList<>();
  private final Map<String, List<Entry>> entries = new HashMap<>();
  private final Map<Integer, List<Rule>> rules = new HashMap<>();
  private final BitSet hashes = new BitSet(HASHED + 1);
  private final int all;

  /**
   * Reads the table.
   *
   * @param more rules for the paragraphs of a trade, applied before its words
   */
  Jargon(Tables tables, Map<String, List<Rule>> more) {
    this.all = trade(ALL);
    for (List<String> row : tables.rows("jargon.tsv", 6)) {
      hashes.set(row.get(1).hashCode() & HASHED);
      entries
          .computeIfAbsent(row.get(1), written -> new ArrayList<>())
          .add(
              new Entry(
                  trade(row.get(0)),
                  row.get(2),
                  Point.valueOf(row.get(3).toUpperCase(Locale.ROOT)),
                  row.get(4),
                  Integer.parseInt(row.get(5))));
    }
    new LinkedHashMap<>(more).forEach((name, list) -> rules.put(trade(name), List.copyOf(list)));
  }

  private int trade(String name) {
    int known = trades.indexOf(name);
    if (known >= 0) {
      return known;
    }
    trades.add(name);
    return trades.size() - 1;
  }

  /** A word, and where it is. */
  private record Word(String written, int start, int end) {}

  @Override
  public AlignedText apply(AlignedText paragraph) {
    String text = paragraph.text();
    int[] cues = new int[trades.size()];
    boolean any = false;
    for (Word word = next(text, 0); word != null; word = next(text, word.end)) {
      for (Entry entry : entries(text, word)) {
        any |= entry.trade == all || entry.cue > 0;
        cues[entry.trade] += stands(text, word, entry) ? entry.cue : 0;
      }
    }
    if (!any) {
      return paragraph;
    }
    BitSet active = new BitSet();
    active.set(all);
    AlignedText said = paragraph;
    for (int trade = 0; trade < cues.length; trade++) {
      if (cues[trade] >= MORE_CUES.getOrDefault(trades.get(trade), CUES)) {
        active.set(trade);
        for (Rule rule : rules.getOrDefault(trade, List.of())) {
          said = rule.apply(said);
        }
      }
    }
    return inFull(said, active);
  }

  private AlignedText inFull(AlignedText paragraph, BitSet active) {
    String text = paragraph.text();
    AlignedText.Builder out = null;
    int copied = 0;
    for (Word word = next(text, 0); word != null; word = next(text, word.end)) {
      Word two = two(text, word);
      Entry wider = two == null ? null : chosen(text, two, active);
      Word found = two == null || wider == null ? word : two;
      Entry entry = wider == null ? chosen(text, word, active) : wider;
      if (entry == null || entry.said.equals("=")) {
        continue;
      }
      out = out == null ? new AlignedText.Builder(text.length() + 64) : out;
      out.append(paragraph, copied, found.start);
      boolean pointed =
          entry.point != Point.NONE && isPoint(text, found.end) && !ends(text, found, entry);
      copied = found.end + (pointed ? 1 : 0);
      String said =
          said(entry, found, text)
              + (pointed && entry.point != Point.NEVER && mayEnd(text, copied) ? Stops.LIKELY : "");
      Alignment.append(said, paragraph, found.start, copied, out);
      word = new Word(found.written, found.start, Math.max(copied, found.end));
    }
    return out == null ? paragraph : out.append(paragraph, copied, text.length()).build();
  }

  private @Nullable Entry chosen(String text, Word word, BitSet active) {
    for (Entry entry : entries(text, word)) {
      if (active.get(entry.trade) && stands(text, word, entry)) {
        return entry;
      }
    }
    return null;
  }

  /** What the table has for a word, or for it without its number, or without its capital. */
  private List<Entry> entries(String text, Word word) {
    List<Entry> found = entries.get(word.written);
    if (found != null) {
      return found;
    }
    int letters = word.written.length();
    while (letters > 0 && Letters.isDigit(word.written.charAt(letters - 1))) {
      letters--;
    }
    if (letters > 0 && letters < 3 && letters < word.written.length()) {
      return entries.getOrDefault(word.written.substring(0, letters) + "#", List.of());
    }
    boolean begins =
        word.written.length() > 1
            && Letters.isUpper(word.written.charAt(0))
            && !Letters.isUpper(word.written.charAt(1))
            && Rewrite.beginsSentence(text, word.start);
    return begins
        ? entries.getOrDefault(
            Character.toLowerCase(word.written.charAt(0)) + word.written.substring(1), List.of())
        : List.of();
  }

  private static boolean stands(String text, Word word, Entry entry) {
    boolean pointed = isPoint(text, word.end);
    if (entry.point == Point.NEEDED && !pointed) {
      return false;
    }
    boolean glued = word.start > 0 && Letters.isDigit(text.charAt(word.start - 1));
    if (glued && !entry.where.equals("counted")) {
      return false;
    }
    int end = word.end + (pointed && entry.point != Point.NONE ? 1 : 0);
    char next = end < text.length() ? text.charAt(end) : '\n';
    char behind = next == ' ' && end + 1 < text.length() ? text.charAt(end + 1) : '\n';
    return switch (entry.where) {
      case "counted" -> counted(text, word.start) != null;
      case "number" -> Letters.isDigit(behind) || "$£€+-".indexOf(behind) >= 0;
      case "marked" -> !Letters.isDigit(behind) && !pointed;
      case "small" -> Letters.isLower(behind);
      case "letter" ->
          Letters.isUpper(behind)
              && (end + 2 >= text.length() || !Letters.isLetter(text.charAt(end + 2)));
      case "closed" -> ",;:.!?)\n".indexOf(next) >= 0;
      default -> true;
    };
  }

  /** The number before a place, or what is left of it; null when there is none. */
  private static @Nullable String counted(String text, int at) {
    int end = at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '-') ? at - 1 : at;
    int start = end;
    while (start > 0
        && end - start < LONGEST
        && (".,/½".indexOf(text.charAt(start - 1)) >= 0
            || Letters.isDigit(text.charAt(start - 1)))) {
      start--;
    }
    return start == end ? null : text.substring(start, end);
  }

  private static String said(Entry entry, Word word, String text) {
    String said = entry.said;
    if (said.indexOf('#') >= 0) {
      boolean plural = said.endsWith("#s");
      int letters = word.written.length();
      while (letters > 0 && Letters.isDigit(word.written.charAt(letters - 1))) {
        letters--;
      }
      said =
          plural
              ? said.replace("#s", "1".equals(counted(text, word.start)) ? "" : "s")
              : said.replace("#", word.written.substring(letters));
    }
    boolean capital =
        Letters.isUpper(word.written.charAt(0)) && Rewrite.beginsSentence(text, word.start);
    return capital ? Character.toUpperCase(said.charAt(0)) + said.substring(1) : said;
  }

  // "sts." where the sentence ends: the point stays
  private static boolean ends(String text, Word word, Entry entry) {
    return entry.point == Point.OPTIONAL && mayEnd(text, word.end + 1);
  }

  private static boolean mayEnd(String text, int at) {
    return at >= text.length()
        || (text.charAt(at) == ' '
            && at + 1 < text.length()
            && Letters.isUpper(text.charAt(at + 1)));
  }

  private static boolean isPoint(String text, int at) {
    return at < text.length()
        && text.charAt(at) == '.'
        && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
  }

  private @Nullable Word two(String text, Word first) {
    if (first.end + 1 >= text.length()
        || text.charAt(first.end) != ' '
        || first.written.length() > 2) {
      return null;
    }
    Word second = next(text, first.end);
    return second == null || second.start != first.end + 1 || second.written.length() > 2
        ? null
        : new Word(first.written + " " + second.written, first.start, second.end);
  }

  /** The next word from a place on; those in names, paths and hyphenated words are passed over. */
  private @Nullable Word next(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (!Letters.isLetter(c) && !Letters.isDigit(c)) {
        i++;
        continue;
      }
      int start = i;
      boolean letters = false;
      while (i < text.length() && goesOn(text, i)) {
        letters |= Letters.isLetter(text.charAt(i));
        i++;
      }
      boolean joined =
          (start > 0 && "-_@#/\\.'$".indexOf(text.charAt(start - 1)) >= 0)
              || (i < text.length()
                  && "-_@/\\(".indexOf(text.charAt(i)) >= 0
                  && !("-/".indexOf(text.charAt(i)) >= 0
                      && i + 1 < text.length()
                      && Letters.isDigit(text.charAt(i + 1))));
      // 3BR: the number is no part of the word
      int begin = start;
      while (begin < i && Letters.isDigit(text.charAt(begin)) && !wordBegins(text, begin, i)) {
        begin++;
      }
      if (letters && !joined && i - begin <= LONGEST && mayBeKnown(text, begin, i)) {
        return new Word(text.substring(begin, i), begin, i);
      }
    }
    return null;
  }

  /** Tells most words from those of the table without making a string of them. */
  private boolean mayBeKnown(String text, int start, int end) {
    if (end - start < 3) {
      return true;
    }
    char first = text.charAt(start);
    int small = Letters.isUpper(first) ? first + 32 : first;
    int hash = first;
    for (int i = start + 1; i < end; i++) {
      char c = text.charAt(i);
      if (Letters.isDigit(c)) {
        return true;
      }
      hash = 31 * hash + c;
      small = 31 * small + c;
    }
    return hashes.get(hash & HASHED) || hashes.get(small & HASHED);
  }

  // "2nite" begins with its digit, "3BR" with its letters
  private static boolean wordBegins(String text, int at, int end) {
    return at + 1 < end && Letters.isLower(text.charAt(at + 1)) && end - at > 3;
  }

  private static boolean goesOn(String text, int at) {
    char c = text.charAt(at);
    if (Letters.isLetter(c) || Letters.isDigit(c)) {
      return true;
    }
    return (c == '.' || c == '/' || c == '\'')
        && at + 1 < text.length()
        && Letters.isLetter(text.charAt(at + 1))
        && Letters.isLetter(text.charAt(at - 1));
  }
}
