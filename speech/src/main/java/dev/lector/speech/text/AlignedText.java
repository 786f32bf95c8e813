package dev.lector.speech.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text on its way from written to spoken: each character knows the stretch of the text as written
 * that it stands for. Immutable.
 */
final class AlignedText {
  private final String text;
  private final int[] starts;
  private final int[] ends;

  /** Found when a rule first asks; threads that find them twice find the same. */
  private @Nullable Bigrams bigrams;

  private AlignedText(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /** A text as it was written: each character stands for itself. */
  static AlignedText of(String source) {
    int[] starts = new int[source.length()];
    int[] ends = new int[source.length()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = i;
      ends[i] = i + 1;
    }
    return new AlignedText(source, starts, ends);
  }

  String text() {
    return text;
  }

  /** Which characters stand side by side. */
  Bigrams bigrams() {
    Bigrams found = bigrams;
    if (found == null) {
      found = Bigrams.of(text);
      bigrams = found;
    }
    return found;
  }

  int length() {
    return text.length();
  }

  char charAt(int index) {
    return text.charAt(index);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** First character of the source that the character at {@code index} stands for. */
  int start(int index) {
    return starts[index];
  }

  /** One past the last character of the source that the character at {@code index} stands for. */
  int end(int index) {
    return ends[index];
  }

  /** What the characters from {@code from} to {@code to} stand for; between two when empty. */
  SourceRange source(int from, int to) {
    if (from < to) {
      return new SourceRange(starts[from], Math.max(starts[from], ends[to - 1]));
    }
    if (text.isEmpty()) {
      return new SourceRange(0, 0);
    }
    int before = from > 0 ? ends[from - 1] : starts[0];
    int after = from < text.length() ? starts[from] : before;
    return new SourceRange(Math.min(before, after), Math.max(before, after));
  }

  /** The part from {@code from} to {@code to}. */
  AlignedText slice(int from, int to) {
    return from == 0 && to == text.length()
        ? this
        : new AlignedText(
            text.substring(from, to),
            Arrays.copyOfRange(starts, from, to),
            Arrays.copyOfRange(ends, from, to));
  }

  /** Without the white space at both ends. */
  AlignedText strip() {
    int from = 0;
    int to = text.length();
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return slice(from, to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AlignedText that
        && text.equals(that.text)
        && Arrays.equals(starts, that.starts)
        && Arrays.equals(ends, that.ends);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /** Puts a text together from parts of another one and from what is said instead of them. */
  static final class Builder {
    private final StringBuilder text;
    private int[] starts;
    private int[] ends;
    private int start;
    private int end;

    Builder(int capacity) {
      text = new StringBuilder(capacity);
      starts = new int[capacity];
      ends = new int[capacity];
    }

    /** Sets what the characters appended from now on stand for. */
    Builder standingFor(SourceRange source) {
      return standingFor(source.start(), source.end());
    }

    /** Sets what the characters appended from now on stand for. */
    Builder standingFor(int sourceStart, int sourceEnd) {
      start = sourceStart;
      end = sourceEnd;
      return this;
    }

    Builder append(char c) {
      int length = text.length();
      grow(length + 1);
      text.append(c);
      starts[length] = start;
      ends[length] = end;
      return this;
    }

    Builder append(String part) {
      return append(part, 0, part.length());
    }

    Builder append(String part, int from, int to) {
      int length = text.length();
      grow(length + to - from);
      text.append(part, from, to);
      Arrays.fill(starts, length, text.length(), start);
      Arrays.fill(ends, length, text.length(), end);
      return this;
    }

    Builder appendCodePoint(int c) {
      return Character.isBmpCodePoint(c) ? append((char) c) : append(Character.toString(c));
    }

    /** Appends a part that stays as it is. */
    Builder append(AlignedText from, int first, int last) {
      int length = text.length();
      grow(length + last - first);
      text.append(from.text, first, last);
      System.arraycopy(from.starts, first, starts, length, last - first);
      System.arraycopy(from.ends, first, ends, length, last - first);
      return this;
    }

    /** Appends a whole text as it is. */
    Builder append(AlignedText from) {
      return append(from, 0, from.length());
    }

    int length() {
      return text.length();
    }

    boolean isEmpty() {
      return text.isEmpty();
    }

    char charAt(int index) {
      return text.charAt(index);
    }

    CharSequence text() {
      return text;
    }

    void setLength(int length) {
      text.setLength(length);
    }

    AlignedText build() {
      int length = text.length();
      return new AlignedText(
          text.toString(), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
    }

    private void grow(int length) {
      if (length > starts.length) {
        int capacity = Math.max(length, starts.length * 2 + 16);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
      }
    }
  }
}
