package dev.lector.speech.ssml;

import dev.lector.speech.text.Script.Piece;
import dev.lector.speech.text.SourceRange;
import java.util.ArrayList;
import java.util.List;

/** The text of a document as it is gathered, in pieces that know where they stand. */
final class SourceText {
  private static final String ENDS = ".!?…:;—";
  private static final String CLOSING = "\"'”’)]»";

  private final List<Piece> pieces = new ArrayList<>();
  private final String source;
  private boolean empty = true;
  private char last = ' ';
  private char lastWord = ' ';
  private int letters;

  SourceText(String source) {
    this.source = source;
  }

  List<Piece> pieces() {
    return List.copyOf(pieces);
  }

  /** How many characters there are that are no white space. */
  int letters() {
    return letters;
  }

  /** Whether nothing but white space was gathered. */
  boolean isEmpty() {
    return empty;
  }

  /**
   * Adds a stretch of the source that is text, with XML's references in it.
   *
   * @param from where it begins in the source
   * @param to where it ends
   */
  void written(int from, int to) {
    int copied = from;
    int i = from;
    while (i < to) {
      char c = source.charAt(i);
      if (c == '&') {
        int end = source.indexOf(';', i) + 1;
        plain(copied, i);
        standing(References.decode(source.substring(i, end)), i, end, "");
        copied = end;
        i = end;
      } else {
        i++;
      }
    }
    plain(copied, to);
  }

  /** Adds a stretch of the source as it is. */
  void plain(int from, int to) {
    if (from < to) {
      add(Piece.written(source.substring(from, to), from));
    }
  }

  /**
   * Adds text that stands for a stretch of the source.
   *
   * @param shown as somebody reads it there; empty where that is the text
   */
  void standing(String text, int from, int to, String shown) {
    standing(text, from, to, shown, Piece.Kind.TEXT);
  }

  /** The same of a kind. */
  void standing(String text, int from, int to, String shown, Piece.Kind kind) {
    if (!text.isEmpty()) {
      add(new Piece(text, new SourceRange(from, to), shown, kind));
    }
  }

  /** What follows is no part of the word before. */
  void space(int at) {
    if (!Character.isWhitespace(last)) {
      standing(" ", at, at, " ");
    }
  }

  /** What follows is another paragraph. */
  void paragraph(int at) {
    if (!empty) {
      standing("\n\n", at, at, " ");
    }
  }

  /** What follows is another sentence. */
  void sentence(int at) {
    if (!empty && ENDS.indexOf(lastWord) < 0) {
      standing(".", at, at, " ");
    }
    space(at);
  }

  private void add(Piece piece) {
    pieces.add(piece);
    String text = piece.text();
    for (int i = 0; i < text.length(); i++) {
      last = text.charAt(i);
      if (!Character.isWhitespace(last)) {
        empty = false;
        letters++;
        lastWord = CLOSING.indexOf(last) >= 0 ? lastWord : last;
      }
    }
  }
}
