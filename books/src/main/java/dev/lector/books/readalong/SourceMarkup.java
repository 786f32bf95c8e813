package dev.lector.books.readalong;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document of XML with the place of each element and each character in its source. Elements and
 * texts are found by the step paths of EPUB CFI that {@link dev.lector.books.document.Place} has.
 */
final class SourceMarkup {
  private final String source;
  private final SourceElement root;
  private final Map<String, SourceElement> elements;
  private final Map<String, SourceRun> runs;
  private final Set<String> ids = new HashSet<>();
  private final String text;
  private final int[] visible;

  SourceMarkup(
      String source,
      SourceElement root,
      Map<String, SourceElement> elements,
      Map<String, SourceRun> runs,
      String text,
      int[] visible) {
    this.source = source;
    this.root = root;
    this.elements = new HashMap<>(elements);
    this.runs = new HashMap<>(runs);
    this.text = text;
    this.visible = visible;
    for (SourceElement element : elements.values()) {
      for (SourceElement.Attribute attribute : element.attributes()) {
        if (attribute.name().equals("id") || attribute.name().equals("xml:id")) {
          ids.add(attribute.value().strip());
        }
      }
    }
  }

  /** Reads a document; empty where it is not well-formed, or entities in it have markup. */
  static Optional<SourceMarkup> read(String source) {
    return new SourceReader(source).read();
  }

  String source() {
    return source;
  }

  SourceElement root() {
    return root;
  }

  /** How many elements there are. */
  int size() {
    return elements.size();
  }

  /** All text, but that of scripts and styles. */
  String text() {
    return text;
  }

  /** Ids that are taken. */
  Set<String> ids() {
    return ids;
  }

  Optional<SourceRun> run(String path) {
    return Optional.ofNullable(runs.get(path));
  }

  /** The element in front of a text: what words are said for that are not in the text. */
  Optional<SourceElement> elementBefore(String path) {
    int last = path.lastIndexOf('/');
    if (last < 0) {
      return Optional.empty();
    }
    int step = Integer.parseInt(path.substring(last + 1));
    @Nullable SourceElement before = elements.get(path.substring(0, last + 1) + (step - 1));
    return Optional.ofNullable(before);
  }

  /** Whether a part of the source has characters that can be seen. */
  boolean hasText(int from, int to) {
    int at = Arrays.binarySearch(visible, from);
    // Of equal ones, those of one CDATA section, any does.
    int first = at < 0 ? -at - 1 : at;
    return first < visible.length && visible[first] < to;
  }

  /** Something that no id of the document begins with. */
  String freshPrefix(String wanted) {
    String prefix = wanted;
    while (beginsWith(prefix)) {
      prefix = prefix.substring(0, prefix.length() - 1) + "x-";
    }
    return prefix;
  }

  private boolean beginsWith(String prefix) {
    return ids.stream().anyMatch(id -> id.startsWith(prefix));
  }
}
