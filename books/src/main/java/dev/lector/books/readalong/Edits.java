package dev.lector.books.readalong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes of a text that leave the rest of it as it is. */
final class Edits {
  private final List<Edit> edits = new ArrayList<>();

  /** The order at one place: what ends, what is inserted, what is replaced; equal ones as added. */
  private static final Comparator<Edit> ORDER =
      Comparator.comparingInt(Edit::from)
          .thenComparing(edit -> !edit.ends())
          .thenComparing(edit -> edit.to() > edit.from());

  private record Edit(int from, int to, String text, boolean ends) {}

  void insert(int at, String text) {
    edits.add(new Edit(at, at, text, false));
  }

  /** Puts a text around a part. */
  void wrap(int from, int to, String before, String after) {
    edits.add(new Edit(from, from, before, false));
    edits.add(new Edit(to, to, after, true));
  }

  void replace(int from, int to, String text) {
    edits.add(new Edit(from, to, text, false));
  }

  /** The changed text. An edit inside of a part that is replaced goes with that part. */
  String apply(String source) {
    edits.sort(ORDER);
    StringBuilder changed = new StringBuilder(source.length() + 64 * edits.size());
    int done = 0;
    for (Edit edit : edits) {
      if (edit.from() >= done) {
        changed.append(source, done, edit.from()).append(edit.text());
        done = edit.to();
      }
    }
    return changed.append(source, done, source.length()).toString();
  }
}
