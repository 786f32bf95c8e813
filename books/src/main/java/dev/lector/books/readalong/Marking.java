package dev.lector.books.readalong;

import dev.lector.books.archive.Archive;
import dev.lector.books.document.BookException;
import dev.lector.books.document.Place;
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
import java.util.OptionalInt;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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
    ContentDocument document = ContentDocument.parse(archive, path, _ -> {});
    Optional<SourceText> kept =
        SourceText.of(archive.read(path), document.source())
            .filter(text -> !document.html() && text.isTold());
    Optional<SourceMarkup> markup = markup(document);
    if (markup.isEmpty()) {
      hearWhole(path, document.tree(), "its text cannot be found again", notices);
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
      hearWhole(path, document.tree(), "none of its text can be marked", notices);
      return;
    }
    if (!styles.style(path, document.tree())) {
      marked.link(Relative.url(path, styles.own()));
    }
    String source = marked.source();
    Optional<byte[]> written =
        kept.isPresent() ? kept.get().bytes(source) : Optional.of(SourceText.utf8(source).bytes());
    if (written.isEmpty() || !isSame(document.tree(), source)) {
      hearWhole(path, document.tree(), "it cannot be marked", notices);
      return;
    }
    if (document.html()) {
      notices.add(path + " was not well-formed and is written anew as XHTML");
    } else if (kept.isEmpty()) {
      notices.add(path + " is written anew in UTF-8");
    }
    own.forEach((i, heard) -> marks.computeIfAbsent(i, _ -> new ArrayList<>()).addAll(heard));
    overlays.put(path, overlay);
    changed.put(path, written.get());
  }

  /**
   * Has a document that stays as it is heard as a whole: what is said of it is one clip, or one for
   * each audio file.
   */
  private void hearWhole(String path, Document tree, String why, List<String> notices) {
    Overlay overlay = new Overlay(path);
    String id = anchor(tree);
    String audio = "";
    for (int i = 0; i < sentences.size(); i++) {
      SpokenSentence sentence = sentences.get(i);
      OptionalInt first =
          sentence.own().stream()
              .filter(place -> place.document().equals(path))
              .mapToInt(Place::start)
              .min();
      if (first.isPresent() && !sentence.audio().equals(audio)) {
        marks
            .computeIfAbsent(i, _ -> new ArrayList<>())
            .add(new Heard(overlay, new MarkedDocument.Mark(id, first.getAsInt())));
        audio = sentence.audio();
      } else if (first.isEmpty() && !sentence.own().isEmpty()) {
        audio = "";
      }
    }
    overlays.put(path, overlay);
    notices.add(path + " stays as it is and is heard, but not highlighted: " + why);
  }

  /** The id of an element around the text, or before it; empty where there is none. */
  private static String anchor(Document tree) {
    return tree.select("body[id], body [id]").stream()
        .map(Element::id)
        .filter(id -> id.matches("[A-Za-z_][\\w.-]*"))
        .findFirst()
        .orElse("");
  }

  /** The places of a document in its source, where they are those of its tree. */
  private static Optional<SourceMarkup> markup(ContentDocument document) {
    String source = document.html() ? WrittenXhtml.of(document.tree()) : document.source();
    return SourceMarkup.read(source)
        .filter(
            markup ->
                markup.size() == document.tree().select(":root, :root *").size()
                    && markup.text().equals(text(document.tree())));
  }

  /** Whether a marked source still has the text of the document, and readers take it. */
  private static boolean isSame(Document before, String source) throws BookException {
    return XhtmlParser.parse(source).filter(tree -> text(tree).equals(text(before))).isPresent()
        && XhtmlParser.hasNamespaces(source);
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
