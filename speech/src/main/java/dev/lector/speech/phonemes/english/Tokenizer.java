package dev.lector.speech.phonemes.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a sentence twice: as the treebank does, for the tagger (do, n't), and into what is looked
 * up (letters, digits, the parts of compounds).
 */
final class Tokenizer {
  private static final Pattern CHUNK = Pattern.compile("\\S+");
  private static final Pattern CLITIC =
      Pattern.compile("(?i)(.*[a-z])(n['’]t|['’](?:s|re|ve|ll|d|m))");
  private static final Pattern PART =
      Pattern.compile(
          "\\d+(?:[.,]\\d+)*(?:st|nd|rd|th|s)?(?!\\p{L})"
              + "|\\d+(?:[.,]\\d+)*"
              + "|(?:Mc|O['’])\\p{Lu}\\p{Ll}+(?:['’]\\p{Ll}+)?"
              + "|\\p{Lu}+(?:['’]\\p{Lu}+)*(?!\\p{Ll})"
              + "|\\p{Lu}?\\p{M}*[\\p{Ll}\\p{M}]+(?:['’][\\p{L}\\p{M}]+)*"
              + "|\\p{L}+|['’]+|.",
          Pattern.DOTALL);
  private static final Pattern INNER = Pattern.compile("—|–|--+|…|\\.{3,}|/|[\"“”()\\[\\]{}:;!?]+");

  /** U.S. and e.g., whose last point is no stop; a lone letter's or short word's is one. */
  private static final Pattern INITIALS = Pattern.compile("(?:\\p{L}{1,2}\\.){2,}\\p{L}{0,2}\\.?");

  private static final String OPENING = "\"“'‘([{«<*_~#`";
  private static final String CLOSING = "\"”'’)]}»>*_~`.,;:!?…—–-";
  private static final String STOPS = ".,;:!?";

  /** What begins with an apostrophe that is no quote. */
  private static final Set<String> ELISIONS =
      Set.of("em", "tis", "twas", "cause", "til", "till", "n", "round", "bout", "twill", "twere");

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          ("mr mrs ms messrs dr prof st jr sr vs etc inc ltd co corp gen sen rep gov lt col capt"
                  + " sgt rev hon mt dept ave blvd rd jan feb mar apr jun jul aug sept oct nov dec")
              .split(" "));

  /** Short before a number, and words elsewhere: "He said no. Then he ate a fig." */
  private static final Set<String> NUMBERED = Set.of("no", "fig", "vol", "pp");

  /** A sentence in both ways. */
  record Split(List<Token> tokens, List<String> tagged) {}

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final List<String> tagged = new ArrayList<>();
  private boolean spaced = true;
  private boolean quoted;

  private Tokenizer(String text) {
    this.text = text;
  }

  static Split split(String text) {
    Tokenizer tokenizer = new Tokenizer(text);
    Matcher chunk = CHUNK.matcher(text);
    while (chunk.find()) {
      tokenizer.spaced = true;
      tokenizer.chunk(chunk.start(), chunk.end());
    }
    return new Split(tokenizer.tokens, tokenizer.tagged);
  }

  private void chunk(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && OPENING.indexOf(text.charAt(start)) >= 0 && !isElision(start, end)) {
      start++;
    }
    while (end > start && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
      if (text.charAt(end - 1) == '.' && isAbbreviation(start, end, to)) {
        break;
      }
      end--;
    }
    for (int i = from; i < start; i++) {
      mark(i, i + 1, true);
    }
    inside(start, end);
    marks(end, to);
  }

  /** An apostrophe at the beginning of 'em or '90s. */
  private boolean isElision(int start, int end) {
    char c = text.charAt(start);
    if ((c != '\'' && c != '’' && c != '‘') || start + 1 >= end) {
      return false;
    }
    if (Character.isDigit(text.charAt(start + 1))) {
      return true;
    }
    int stop = start + 1;
    while (stop < end && Character.isLetter(text.charAt(stop))) {
      stop++;
    }
    return ELISIONS.contains(text.substring(start + 1, stop).toLowerCase(Locale.ROOT));
  }

  /** Whether the point that ends here belongs to the word; at the end of all it ends the text. */
  private boolean isAbbreviation(int start, int end, int chunkEnd) {
    String word = text.substring(start, end);
    if (text.substring(chunkEnd).isBlank() && text.substring(end, chunkEnd).isBlank()) {
      return false;
    }
    String plain = word.substring(0, word.length() - 1).toLowerCase(Locale.ROOT);
    return INITIALS.matcher(word).matches()
        || ABBREVIATIONS.contains(plain)
        || (NUMBERED.contains(plain) && isBeforeDigit(chunkEnd));
  }

  private boolean isBeforeDigit(int end) {
    return end + 1 < text.length() && Character.isDigit(text.charAt(end + 1));
  }

  /** Pronunciations between the marks around a chunk; marks within part them. */
  private void inside(int start, int end) {
    Matcher inner = INNER.matcher(text).region(start, end);
    int from = start;
    while (from < end && inner.find()) {
      boolean inNumber =
          text.charAt(inner.start()) == ':'
              && inner.start() > start
              && inner.end() < end
              && Character.isDigit(text.charAt(inner.end()));
      if (inNumber) {
        continue;
      }
      word(from, inner.start());
      marks(inner.start(), inner.end());
      from = inner.end();
    }
    word(from, end);
  }

  private void word(int start, int end) {
    if (start >= end) {
      return;
    }
    List<int[]> cuts = new ArrayList<>();
    int from = start;
    for (int i = start + 1; i + 1 < end; i++) {
      if (text.charAt(i) == '-'
          && Character.isLetter(text.charAt(i - 1))
          && Character.isLetter(text.charAt(i + 1))) {
        clitics(from, i, cuts);
        cuts.add(new int[] {i, i + 1});
        from = i + 1;
      }
    }
    clitics(from, end, cuts);
    int cut = 0;
    int firstTagged = tagged.size();
    cuts.forEach(range -> tagged.add(text.substring(range[0], range[1])));
    Matcher part = PART.matcher(text).region(start, end);
    while (part.find()) {
      while (cuts.get(cut)[1] <= part.start()) {
        cut++;
      }
      token(part.start(), part.end(), null, firstTagged + cut);
    }
  }

  private void clitics(int start, int end, List<int[]> cuts) {
    Matcher clitic = CLITIC.matcher(text).region(start, end);
    if (clitic.matches()) {
      cuts.add(new int[] {start, clitic.start(2)});
      cuts.add(new int[] {clitic.start(2), end});
    } else if (start < end) {
      cuts.add(new int[] {start, end});
    }
  }

  /** Marks behind a word, the same ones in a row taken together. */
  private void marks(int from, int to) {
    int start = from;
    while (start < to) {
      int end = start + 1;
      while (end < to && text.charAt(end) == text.charAt(start)) {
        end++;
      }
      mark(start, end, false);
      start = end;
    }
  }

  private void mark(int start, int end, boolean opening) {
    String written = text.substring(start, end);
    tagged.add(written);
    token(start, end, phonemes(written, opening), tagged.size() - 1);
  }

  /** What is written among the phonemes for a mark; Kokoro knows these as pauses. */
  private String phonemes(String mark, boolean opening) {
    char c = mark.charAt(0);
    return switch (c) {
      case '"' -> opening ? "“" : "”";
      case '“', '”', '…', '—', '(', ')' -> String.valueOf(c);
      case '[', '{' -> "(";
      case ']', '}' -> ")";
      case '–' -> "—";
      case '-' -> mark.length() > 1 || isAlone(mark) ? "—" : "";
      case '‘', '\'', '’' -> quote(opening);
      case '.' -> mark.length() > 2 ? "..." : ".";
      default -> STOPS.indexOf(c) >= 0 ? mark : "";
    };
  }

  private String quote(boolean opening) {
    boolean closing = !opening && quoted;
    quoted = opening;
    return opening ? "“" : closing ? "”" : "";
  }

  private boolean isAlone(String mark) {
    return spaced && mark.length() == 1;
  }

  private void token(int start, int end, @Nullable String mark, int inTagged) {
    String word = text.substring(start, end).replace('’', '\'').replace('‘', '\'');
    tokens.add(new Token(word, start, end, mark, inTagged, spaced));
    spaced = false;
  }
}
