package dev.lector.speech.text;

/**
 * Tells what each word of a replacement stands for. Words that were written as they are said stand
 * for themselves; the others for what was written between those: in "five million dollars" for "$5
 * million", "five" stands for "$5" and "million" for "million". A word between two that were
 * written side by side, as "dollars", stands for the one before it.
 */
final class Alignment {
  /** Words are looked for so far ahead and no farther, so that the time taken stays linear. */
  private static final int REACH = 100;

  private final String said;
  private final AlignedText written;
  private final int end;
  private final AlignedText.Builder out;

  // How far both texts are aligned, and the last word that was found.
  private int saidTo;
  private int writtenTo;
  private SourceRange lastFound;

  private Alignment(String said, AlignedText written, int start, int end, AlignedText.Builder out) {
    this.said = said;
    this.written = written;
    this.end = end;
    this.out = out;
    this.writtenTo = start;
    this.lastFound = written.source(start, start);
  }

  /**
   * Appends to {@code out} what is said for the part of a text from {@code start} to {@code end}.
   */
  static void append(
      String said, AlignedText written, int start, int end, AlignedText.Builder out) {
    if (start == end || said.length() == 1) {
      out.standingFor(written.source(start, end)).append(said);
    } else {
      new Alignment(said, written, start, end, out).run();
    }
  }

  private void run() {
    int word = nextWord(0);
    while (word < said.length()) {
      int wordEnd = endOfWord(word);
      int at = find(word, wordEnd);
      if (at >= 0) {
        int length = wordEnd - word;
        SourceRange found = written.source(at, at + length);
        between(word, at, found);
        for (int i = 0; i < length; i++) {
          out.standingFor(written.start(at + i), written.end(at + i)).append(said.charAt(word + i));
        }
        saidTo = wordEnd;
        writtenTo = at + length;
        lastFound = found;
      }
      word = nextWord(wordEnd);
    }
    between(said.length(), end, lastFound);
  }

  // What is said before a word that was found stands for what is written before it.
  private void between(int saidEnd, int writtenEnd, SourceRange next) {
    if (saidTo == saidEnd) {
      return;
    }
    int from = writtenTo;
    int to = writtenEnd;
    while (from < to && Character.isWhitespace(written.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(written.charAt(to - 1))) {
      to--;
    }
    SourceRange source = from < to ? written.source(from, to) : saidTo > 0 ? lastFound : next;
    out.standingFor(source).append(said, saidTo, saidEnd);
  }

  private int find(int word, int wordEnd) {
    int length = wordEnd - word;
    int last = Math.min(end, writtenTo + REACH) - length;
    for (int at = writtenTo; at <= last; at++) {
      if (written.text().regionMatches(true, at, said, word, length)
          && (at == 0 || !isWord(written.charAt(at - 1)))
          && (at + length == written.length() || !isWord(written.charAt(at + length)))) {
        return at;
      }
    }
    return -1;
  }

  private int nextWord(int from) {
    int i = from;
    while (i < said.length() && !isWord(said.charAt(i))) {
      i++;
    }
    return i;
  }

  private int endOfWord(int from) {
    int i = from;
    while (i < said.length() && isWord(said.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }
}
