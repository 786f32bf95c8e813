package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a sentence that is longer than a model can take: at clause punctuation, else before a
 * conjunction, else between words, else anywhere.
 */
final class PassageCutter {
  private static final Set<String> CONJUNCTIONS =
      Set.of(
          "and",
          "or",
          "but",
          "nor",
          "yet",
          "so",
          "because",
          "although",
          "though",
          "while",
          "when",
          "where",
          "which",
          "who",
          "that",
          "if",
          "since",
          "until",
          "unless",
          "after",
          "before",
          "as",
          "than",
          "whether");

  private final int limit;

  PassageCutter(int limit) {
    this.limit = limit;
  }

  /**
   * Cuts a sentence.
   *
   * @param whole normalised words
   * @return pieces of at most the limit; the last one keeps the pause
   */
  List<Sentence> cut(Sentence whole) {
    String sentence = whole.words();
    if (sentence.length() <= limit) {
      return List.of(whole);
    }
    List<Sentence> pieces = new ArrayList<>();
    int start = 0;
    while (sentence.length() - start > limit) {
      int end = clauseEnd(sentence, start);
      if (end > 0) {
        pieces.add(piece(whole, start, end, "", Pauses.afterMark(sentence.charAt(end - 1))));
        start = end + 1;
        continue;
      }
      end = wordEnd(sentence, start);
      if (end > 0) {
        pieces.add(piece(whole, start, end, ",", Pauses.WORD));
        start = end + 1;
      } else {
        end = anywhere(sentence, start);
        pieces.add(piece(whole, start, end, "", Pauses.NONE));
        start = end;
      }
    }
    pieces.add(piece(whole, start, sentence.length(), "", whole.pauseAfterMs()));
    return pieces;
  }

  private static Sentence piece(Sentence whole, int start, int end, String mark, int pauseAfter) {
    AlignedText said = whole.said().slice(start, end);
    if (!mark.isEmpty()) {
      said =
          new AlignedText.Builder(said.length() + 1)
              .append(said)
              .standingFor(said.source(said.length(), said.length()))
              .append(mark)
              .build();
    }
    SourceRange written = whole.source(start, end);
    // What takes several pieces to say was written once, and belongs to the first of them.
    // The space before it may stand for the same sign as its first word: "&" is " and ".
    int before = start > 0 && whole.words().charAt(start - 1) == ' ' ? start - 1 : start;
    int free = start == 0 ? whole.source().start() : whole.source(0, before).end();
    int last = end == whole.words().length() ? whole.source().end() : written.end();
    int first = start == 0 ? free : Math.max(written.start(), free);
    SourceRange source = new SourceRange(first, Math.max(first, last));
    return new Sentence(said, source, pauseAfter);
  }

  // The last mark in the window that leaves a piece of at least a third of it; strong marks first.
  private int clauseEnd(String sentence, int start) {
    int comma = -1;
    for (int i = start + limit - 1; i >= start + limit / 3; i--) {
      if (i + 1 < sentence.length() && sentence.charAt(i + 1) == ' ') {
        char c = sentence.charAt(i);
        if (c == '.' || c == '!' || c == '?' || c == ';' || c == ':') {
          return i + 1;
        }
        if (c == ',' && comma < 0) {
          comma = i + 1;
        }
      }
    }
    return comma;
  }

  private int wordEnd(String sentence, int start) {
    int space = -1;
    for (int i = start + limit - 1; i > start; i--) {
      if (sentence.charAt(i) != ' ') {
        continue;
      }
      if (space < 0) {
        space = i;
      }
      if (i < start + limit / 2) {
        break;
      }
      int next = sentence.indexOf(' ', i + 1);
      if (next > 0 && next - i < 12 && CONJUNCTIONS.contains(sentence.substring(i + 1, next))) {
        return i;
      }
    }
    return space;
  }

  // Never between a letter and the mark or apostrophe behind it.
  private int anywhere(String sentence, int start) {
    int end = start + limit;
    while (end > start + 1
        && !(Letters.isLetter(sentence.charAt(end))
            && Letters.isLetter(sentence.charAt(end - 1)))) {
      end--;
    }
    return end == start + 1 ? start + limit : end;
  }
}
