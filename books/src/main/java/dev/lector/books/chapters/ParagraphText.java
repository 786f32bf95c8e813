package dev.lector.books.chapters;

import dev.lector.books.document.Paragraph.Mark;
import dev.lector.books.document.Place;
import dev.lector.books.ledger.Characters;
import java.util.ArrayList;
import java.util.List;

/** A paragraph while it is read: its text with white space made one space, and its places. */
public final class ParagraphText {
  private final StringBuilder text = new StringBuilder();
  private final List<Place> places = new ArrayList<>();
  private final List<Integer> breaks = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private long taken;
  private boolean space;
  private boolean gap;

  // The run of characters that stand side by side in the source.
  private String document = "";
  private String path = "";
  private int runStart = -1;
  private int runFrom;
  private int runTo;

  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** Whether the last thing read was white space, or nothing was read. */
  public boolean endsWithSpace() {
    return space || text.isEmpty();
  }

  /** Whether white space has been read and nothing behind it. */
  public boolean wasSpaced() {
    return space;
  }

  public StringBuilder text() {
    return text;
  }

  public long taken() {
    return taken;
  }

  public void space() {
    space = true;
  }

  /** Something is left out here, such as the mark of a note. */
  public void gap() {
    gap = true;
  }

  /** A new line begins, within the paragraph. */
  public void lineBreak() {
    space = true;
    if (!text.isEmpty() && (breaks.isEmpty() || breaks.getLast() != text.length())) {
      breaks.add(text.length());
    }
  }

  /** Where lines begin: indices in the text. */
  public List<Integer> breaks() {
    return breaks;
  }

  /**
   * Adds a code point.
   *
   * @param said what is said for it
   * @param from where it stands in the text node
   * @param length UTF-16 units it has there
   */
  public void add(int codePoint, int said, String inDocument, String at, int from, int length) {
    if (Characters.isSpace(codePoint)) {
      space = true;
      return;
    }
    if (Characters.isInvisible(codePoint)) {
      return;
    }
    taken++;
    if (gap && ".,;:!?)".indexOf(codePoint) >= 0) {
      space = false;
    }
    gap = false;
    boolean joined = runStart >= 0 && runTo == from && path.equals(at);
    if (space && !text.isEmpty()) {
      joined = runStart >= 0 && runTo + 1 == from && path.equals(at);
      text.append(' ');
      if (joined) {
        runTo++;
      }
    }
    space = false;
    if (!joined || !document.equals(inDocument)) {
      endRun();
      document = inDocument;
      path = at;
      runStart = text.length();
      runFrom = from;
    }
    text.appendCodePoint(said);
    runTo = from + length;
  }

  /** Adds text that is said for something else, such as a picture, which stands at one place. */
  public void addWords(String words, String inDocument, String at) {
    endRun();
    if (space && !text.isEmpty()) {
      text.append(' ');
    }
    space = false;
    int start = text.length();
    boolean between = false;
    for (int c : words.codePoints().toArray()) {
      if (Characters.isSpace(c)) {
        between = text.length() > start;
      } else if (!Characters.isInvisible(c)) {
        text.append(between ? " " : "").appendCodePoint(c);
        between = false;
        taken++;
      }
    }
    places.add(new Place(start, text.length(), inDocument, at, 0, 0));
  }

  /**
   * Says what the last character is.
   *
   * @param start where it begins
   */
  public void mark(Mark.Kind kind, int start) {
    Mark last = marks.isEmpty() ? null : marks.getLast();
    if (start >= text.length()) {
      return; // nothing was added
    }
    // A space between two marked words is a part of what they are.
    if (last != null && last.kind() == kind && last.end() + 1 >= start) {
      marks.set(marks.size() - 1, new Mark(kind, last.start(), text.length()));
    } else {
      int from = text.charAt(start) == ' ' ? start + 1 : start;
      marks.add(new Mark(kind, from, text.length()));
    }
  }

  /** What the source says of parts of it. */
  public List<Mark> marks() {
    return marks;
  }

  private void endRun() {
    if (runStart >= 0) {
      places.add(new Place(runStart, endOfRun(), document, path, runFrom, runTo));
      runStart = -1;
    }
  }

  private int endOfRun() {
    int end = text.length();
    return end > runStart && text.charAt(end - 1) == ' ' ? end - 1 : end;
  }

  /** The places of all of it. */
  public List<Place> places() {
    endRun();
    return places;
  }

  /**
   * A part of the paragraph.
   *
   * @param places counted from the part's beginning
   */
  public record Part(String text, List<Place> places, List<Mark> marks) {}

  /** The lines of the paragraph. */
  public List<Part> lines() {
    List<Place> all = places();
    List<Part> parts = new ArrayList<>();
    int next = 0;
    int start = 0;
    for (int i = 0; i <= breaks.size(); i++) {
      int end = i < breaks.size() ? breaks.get(i) : text.length();
      List<Place> own = new ArrayList<>();
      while (next < all.size() && all.get(next).start() < end) {
        Place place = all.get(next);
        own.add(cut(place, start, end));
        if (place.end() > end) {
          break;
        }
        next++;
      }
      String line = text.substring(start, end);
      int blank = line.length() - line.stripLeading().length();
      if (!line.isBlank()) {
        List<Mark> of = marked(start + blank, end);
        parts.add(new Part(line.strip(), blank == 0 ? own : cutAll(own, blank), of));
      }
      start = end;
    }
    return parts;
  }

  private List<Mark> marked(int from, int to) {
    return marks.stream()
        .filter(mark -> mark.start() < to && mark.end() > from)
        .map(
            mark ->
                new Mark(
                    mark.kind(),
                    Math.max(from, mark.start()) - from,
                    Math.min(to, mark.end()) - from))
        .toList();
  }

  private static List<Place> cutAll(List<Place> places, int from) {
    return places.stream().map(place -> cut(place, from, place.end())).toList();
  }

  /** A place that begins not before and ends not behind a part, counted from its beginning. */
  private static Place cut(Place place, int from, int to) {
    int start = Math.max(from, place.start());
    int end = Math.min(to, place.end());
    boolean same = place.end() - place.start() == place.to() - place.from();
    return new Place(
        start - from,
        end - from,
        place.document(),
        place.path(),
        same ? place.from() + start - place.start() : place.from(),
        same ? place.to() - (place.end() - end) : place.to());
  }
}
