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

  private static final int LONGEST = JargonWords.LONGEST;

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
  private final JargonWords words = new JargonWords();
  private final int all;

  /**
   * Reads the table.
   *
   * @param more rules for the paragraphs of a trade, applied before its words
   */
  Jargon(Tables tables, Map<String, List<Rule>> more) {
    this.all = trade(ALL);
    for (List<String> row : tables.rows("jargon.tsv", 6)) {
      words.add(row.get(1));
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

  @Override
  public AlignedText apply(AlignedText paragraph) {
    String text = paragraph.text();
    int[] cues = new int[trades.size()];
    boolean any = false;
    for (JargonWords.Word word = words.next(text, 0);
        word != null;
        word = words.next(text, word.end())) {
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
    for (JargonWords.Word word = words.next(text, 0);
        word != null;
        word = words.next(text, word.end())) {
      JargonWords.Word two = two(text, word);
      Entry wider = two == null ? null : chosen(text, two, active);
      JargonWords.Word found = two == null || wider == null ? word : two;
      Entry entry = wider == null ? chosen(text, word, active) : wider;
      if (entry == null || entry.said.equals("=")) {
        continue;
      }
      out = out == null ? new AlignedText.Builder(text.length() + 64) : out;
      out.append(paragraph, copied, found.start());
      boolean pointed =
          entry.point != Point.NONE && isPoint(text, found.end()) && !ends(text, found, entry);
      copied = found.end() + (pointed ? 1 : 0);
      String said =
          said(entry, found, text)
              + (pointed && entry.point != Point.NEVER && mayEnd(text, copied) ? Stops.LIKELY : "");
      Alignment.append(said, paragraph, found.start(), copied, out);
      word = new JargonWords.Word(found.written(), found.start(), Math.max(copied, found.end()));
    }
    return out == null ? paragraph : out.append(paragraph, copied, text.length()).build();
  }

  private @Nullable Entry chosen(String text, JargonWords.Word word, BitSet active) {
    for (Entry entry : entries(text, word)) {
      if (active.get(entry.trade) && stands(text, word, entry)) {
        return entry;
      }
    }
    return null;
  }

  /** What the table has for a word, or for it without its number, or without its capital. */
  private List<Entry> entries(String text, JargonWords.Word word) {
    List<Entry> found = entries.get(word.written());
    if (found != null) {
      return found;
    }
    int letters = word.written().length();
    while (letters > 0 && Letters.isDigit(word.written().charAt(letters - 1))) {
      letters--;
    }
    if (letters > 0 && letters < 3 && letters < word.written().length()) {
      return entries.getOrDefault(word.written().substring(0, letters) + "#", List.of());
    }
    boolean begins =
        word.written().length() > 1
            && Letters.isUpper(word.written().charAt(0))
            && !Letters.isUpper(word.written().charAt(1))
            && Rewrite.beginsSentence(text, word.start());
    return begins
        ? entries.getOrDefault(
            Character.toLowerCase(word.written().charAt(0)) + word.written().substring(1),
            List.of())
        : List.of();
  }

  private static boolean stands(String text, JargonWords.Word word, Entry entry) {
    boolean pointed = isPoint(text, word.end());
    if (entry.point == Point.NEEDED && !pointed) {
      return false;
    }
    // 20 μm/m
    boolean glued =
        word.start() > 0
            && (Letters.isDigit(text.charAt(word.start() - 1))
                || text.charAt(word.start() - 1) > '\u007F');
    if (glued && !entry.where.equals("counted")) {
      return false;
    }
    int end = word.end() + (pointed && entry.point != Point.NONE ? 1 : 0);
    char next = end < text.length() ? text.charAt(end) : '\n';
    char behind = next == ' ' && end + 1 < text.length() ? text.charAt(end + 1) : '\n';
    return switch (entry.where) {
      case "counted" -> counted(text, word.start()) != null;
      case "number" -> Letters.isDigit(behind) || "$£€+-".indexOf(behind) >= 0;
      case "marked" -> !Letters.isDigit(behind) && !pointed;
      case "small" -> Letters.isLower(behind);
      case "letter" ->
          Letters.isUpper(behind)
              && (end + 2 >= text.length() || !Letters.isLetter(text.charAt(end + 2)))
              && !isWord(text, end + 1);
      case "name" -> Letters.isUpper(behind);
      case "common" -> !pointed || !Letters.isUpper(word.written().charAt(0));
      case "closed" -> ",;:.!?)\n".indexOf(next) >= 0;
      default -> true;
    };
  }

  // the app I use
  private static boolean isWord(String text, int at) {
    char letter = text.charAt(at);
    return (letter == 'I' || letter == 'A')
        && at + 2 < text.length()
        && (text.charAt(at + 1) == '\'' || Letters.isLower(text.charAt(at + 2)));
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
    while (start < end && "./,".indexOf(text.charAt(start)) >= 0) { // 2BR/1BA
      start++;
    }
    return start == end ? null : text.substring(start, end);
  }

  private static String said(Entry entry, JargonWords.Word word, String text) {
    String said = entry.said;
    if (said.indexOf('#') >= 0) {
      boolean plural = said.endsWith("#s");
      int letters = word.written().length();
      while (letters > 0 && Letters.isDigit(word.written().charAt(letters - 1))) {
        letters--;
      }
      said =
          plural
              ? said.replace("#s", "1".equals(counted(text, word.start())) ? "" : "s")
              : said.replace("#", word.written().substring(letters));
    }
    boolean capital =
        Letters.isUpper(word.written().charAt(0)) && Rewrite.beginsSentence(text, word.start());
    return capital ? Character.toUpperCase(said.charAt(0)) + said.substring(1) : said;
  }

  // "sts." where the sentence ends: the point stays
  private static boolean ends(String text, JargonWords.Word word, Entry entry) {
    return entry.point == Point.OPTIONAL && mayEnd(text, word.end() + 1);
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

  private JargonWords.@Nullable Word two(String text, JargonWords.Word first) {
    if (first.end() + 1 >= text.length()
        || text.charAt(first.end()) != ' '
        || first.written().length() > 2) {
      return null;
    }
    JargonWords.Word second = words.next(text, first.end());
    return second == null || second.start() != first.end() + 1 || second.written().length() > 2
        ? null
        : new JargonWords.Word(
            first.written() + " " + second.written(), first.start(), second.end());
  }
}
