package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Cuts sentences where something of a script begins or ends, between words. */
final class ScriptCuts {
  private ScriptCuts() {}

  /** The same sentences, cut where spans and breaks are. */
  static List<Sentence> at(Script script, List<Sentence> sentences) {
    NavigableSet<Integer> edges = new TreeSet<>();
    for (Script.Span span : script.spans()) {
      edges.add(span.range().start());
      edges.add(span.range().end());
    }
    script.breaks().forEach(pause -> edges.add(pause.at()));
    if (edges.isEmpty()) {
      return sentences;
    }
    List<Sentence> cut = new ArrayList<>();
    for (Sentence sentence : sentences) {
      Sentence rest = sentence;
      SourceRange source = sentence.source();
      if (source.start() < source.end()) {
        for (int edge : edges.subSet(source.start(), false, source.end(), false)) {
          int at = boundary(rest.said(), edge);
          AlignedText before = rest.said().slice(0, at).strip();
          AlignedText after = rest.said().slice(at, rest.said().length()).strip();
          if (isSaid(before) && isSaid(after)) {
            cut.add(new Sentence(before, new SourceRange(rest.source().start(), edge), 0));
            rest = new Sentence(after, new SourceRange(edge, source.end()), rest.pauseAfterMs());
          }
        }
      }
      cut.add(rest);
    }
    return cut;
  }

  /** Behind the word that stands at the edge, or before the one that begins there. */
  private static int boundary(AlignedText said, int edge) {
    int at = 0;
    while (at < said.length() && said.start(at) < edge) {
      at++;
    }
    while (at > 0
        && at < said.length()
        && !Character.isWhitespace(said.charAt(at))
        && !Character.isWhitespace(said.charAt(at - 1))) {
      at++;
    }
    return at;
  }

  private static boolean isSaid(AlignedText part) {
    return part.text().chars().anyMatch(Character::isLetterOrDigit);
  }
}
