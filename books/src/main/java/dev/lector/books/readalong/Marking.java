package dev.lector.books.readalong;

import dev.lector.books.archive.Archive;
import dev.lector.books.document.BookException;
import dev.lector.books.epub.ContentDocument;
import dev.lector.books.markup.XhtmlParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;

/** Marks the sentences of a book, document by document, and finds when each mark is heard. */
final class Marking {
  private final List<SpokenSentence> sentences;
  private final Map<String, AudioTrack> tracks = new LinkedHashMap<>();
  private final Map<String, byte[]> changed = new HashMap<>();
  private final StyleSheets styles;
  private final Map<String, Overlay> overlays = new LinkedHashMap<>();

  /** Of each sentence, by its number. */
  private final Map<Integer, List<Heard>> marks = new HashMap<>();

  private record Heard(Overlay overlay, MarkedDocument.Mark mark) {}

  Marking(List<SpokenSentence> sentences, List<AudioTrack> audio, StyleSheets styles) {
    this.sentences = sentences;
    this.styles = styles;
    audio.forEach(track -> tracks.put(track.name(), track));
  }

  /**
   * Marks a document.
   *
   * @param notices gets what cannot be marked, or only when it is written anew
   */
  void mark(Archive archive, String path, List<String> notices) throws BookException {
    byte[] bytes = archive.read(path);
    ContentDocument document = ContentDocument.parse(archive, path, _ -> {});
    Optional<SourceText> text = SourceText.of(bytes, document.source());
    Optional<SourceMarkup> markup = text.flatMap(_ -> markup(document));
    if (markup.isEmpty()) {
      notices.add(path + " stays as it is, and is not highlighted: its text cannot be found again");
      return;
    }
    MarkedDocument marked = new MarkedDocument(markup.get());
    Overlay overlay = new Overlay(path);
    Map<Integer, List<Heard>> own = new HashMap<>();
    for (int i = 0; i < sentences.size(); i++) {
      for (MarkedDocument.Mark mark : marked.mark(sentences.get(i), path)) {
        own.computeIfAbsent(i, _ -> new ArrayList<>()).add(new Heard(overlay, mark));
      }
    }
    if (!marked.isMarked()) {
      return;
    }
    if (!styles.style(path, document.tree())) {
      marked.link(Relative.url(path, styles.own()));
    }
    String source = marked.source();
    Optional<byte[]> written = text.get().bytes(source);
    if (written.isEmpty() || !isSame(document.tree(), source)) {
      notices.add(path + " stays as it is, and is not highlighted: it cannot be marked");
      return;
    }
    if (document.html()) {
      notices.add(path + " was not well-formed and is written anew as XHTML");
    }
    own.forEach((i, heard) -> marks.computeIfAbsent(i, _ -> new ArrayList<>()).addAll(heard));
    overlays.put(path, overlay);
    changed.put(path, written.get());
  }

  /** The places of a document in its source, where they are those of its tree. */
  private static Optional<SourceMarkup> markup(ContentDocument document) {
    String source = document.html() ? xhtml(document.tree()) : document.source();
    return SourceMarkup.read(source)
        .filter(
            markup ->
                markup.size() == document.tree().select(":root, :root *").size()
                    && markup.text().equals(text(document.tree())));
  }

  private static String xhtml(Document tree) {
    Document copy = tree.clone();
    Element html = copy.firstElementChild();
    if (html != null && !html.hasAttr("xmlns")) {
      html.attr("xmlns", "http://www.w3.org/1999/xhtml");
    }
    copy.outputSettings()
        .syntax(Document.OutputSettings.Syntax.xml)
        .escapeMode(Entities.EscapeMode.xhtml)
        .prettyPrint(false);
    return html == null ? "" : "<!DOCTYPE html>\n" + html.outerHtml();
  }

  /** Whether a marked source still has the text of the document. */
  private static boolean isSame(Document before, String source) throws BookException {
    return XhtmlParser.parse(source).filter(tree -> text(tree).equals(text(before))).isPresent();
  }

  private static String text(Document tree) {
    StringBuilder text = new StringBuilder();
    tree.select(":root")
        .traverse(
            (node, _) -> {
              if (node instanceof TextNode one) {
                text.append(one.getWholeText());
              }
            });
    return text.toString();
  }

  /** Documents with their spans, by their paths. */
  Map<String, byte[]> changed() {
    return changed;
  }

  /** The overlays of the documents, in the order in which they are read first. */
  List<Overlay> overlays() {
    Clips clips = new Clips();
    for (int i = 0; i < sentences.size(); i++) {
      SpokenSentence sentence = sentences.get(i);
      List<Heard> heard = new ArrayList<>(marks.getOrDefault(i, List.of()));
      heard.sort(Comparator.comparingInt(one -> one.mark().character()));
      for (int part = 0; part < heard.size(); part++) {
        MarkedDocument.Mark mark = heard.get(part).mark();
        long begin = part == 0 ? sentence.begin() : sentence.at(mark.character());
        clips.add(heard.get(part).overlay(), mark.id(), sentence.audio(), begin);
      }
    }
    clips.divide(tracks);
    return overlays.values().stream().filter(overlay -> !overlay.clips().isEmpty()).toList();
  }

  /** The audio files that overlays refer to, in their order. */
  List<AudioTrack> heard() {
    Set<String> names = new LinkedHashSet<>();
    overlays.values().forEach(one -> one.clips().forEach(clip -> names.add(clip.audio())));
    return tracks.values().stream().filter(track -> names.contains(track.name())).toList();
  }
}
