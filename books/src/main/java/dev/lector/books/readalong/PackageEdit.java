package dev.lector.books.readalong;

import dev.lector.books.archive.Archive;
import dev.lector.books.markup.Links;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What becomes of a package document whose book is read along; the rest of it stays. */
final class PackageEdit {
  private static final String DURATION = "media:duration";
  private static final String NARRATOR = "media:narrator";
  private static final String ACTIVE_CLASS = "media:active-class";
  private static final String FEATURE = "schema:accessibilityFeature";
  private static final String SYNCHRONIZED = "synchronizedAudioText";

  private final String path;
  private final SourceMarkup markup;
  private final Edits edits = new Edits();

  // Of the book alone: collections, such as previews, have their own.
  private final List<SourceElement> metadata;
  private final List<SourceElement> manifest;

  /** Items by the real path of their files. */
  private final Map<String, SourceElement> items = new HashMap<>();

  private final String prefix;

  PackageEdit(String path, SourceMarkup markup, Archive archive) {
    this.path = path;
    this.markup = markup;
    this.metadata = markup.root().children("metadata");
    this.manifest = markup.root().children("manifest");
    this.prefix = markup.freshPrefix("lector-");
    for (SourceElement list : manifest) {
      for (SourceElement item : list.children("item")) {
        archive
            .find(Links.resolve(path, item.value("href").strip()))
            .ifPresent(file -> items.putIfAbsent(file, item));
      }
    }
  }

  /** Whether it has what can be added to. */
  boolean isWhole() {
    return metadata.size() == 1 && manifest.size() == 1;
  }

  /** The version of EPUB that it says it is of. */
  String version() {
    return markup.root().value("version").strip();
  }

  /** The directory that it is in, ending in a slash; empty at the top. */
  String directory() {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** Files by their media type. */
  Set<String> filesOf(String mediaType) {
    Set<String> files = new HashSet<>();
    items.forEach(
        (file, item) -> {
          if (item.value("media-type").strip().equalsIgnoreCase(mediaType)) {
            files.add(file);
          }
        });
    return files;
  }

  /** Whether it names a file. */
  boolean has(String file) {
    return items.containsKey(file);
  }

  /** The class that the publisher's style sheets have for what is being read. */
  Optional<String> activeClass() {
    return metas().stream()
        .filter(meta -> meta.value("property").strip().equals(ACTIVE_CLASS))
        .map(meta -> text(meta).strip())
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  private List<SourceElement> metas() {
    return metadata.getFirst().all("meta");
  }

  private String text(SourceElement element) {
    return markup.source().substring(element.contentStart(), element.contentEnd());
  }

  /**
   * Takes away what it says of overlays.
   *
   * @param files overlays, and other files that nothing refers to any more
   */
  void removeNarration(Set<String> files) {
    Set<String> refining = new HashSet<>();
    for (String file : files) {
      SourceElement item = items.remove(file);
      if (item != null) {
        refining.add("#" + item.value("id"));
        remove(item);
      }
    }
    for (SourceElement item : items.values()) {
      item.attribute("media-overlay").ifPresent(this::remove);
    }
    for (SourceElement meta : metas()) {
      String property = meta.value("property").strip();
      boolean theirs = property.equals(DURATION) || property.equals(NARRATOR);
      if (theirs || refining.contains(meta.value("refines").strip())) {
        remove(meta);
      }
    }
  }

  private void remove(SourceElement element) {
    edits.replace(withSpace(element.start()), element.end(), "");
  }

  private void remove(SourceElement.Attribute attribute) {
    edits.replace(withSpace(attribute.from()), attribute.to(), "");
  }

  private int withSpace(int at) {
    int from = at;
    while (from > 0 && markup.source().charAt(from - 1) <= ' ') {
      from--;
    }
    return from;
  }

  /**
   * Adds overlays and audio.
   *
   * @param overlays by the path of their own files
   * @param audio by the path of its files
   * @param narrator who reads; empty where nobody knows
   */
  void add(
      Map<String, Overlay> overlays,
      Map<String, AudioTrack> audio,
      String narrator,
      String activeClass) {
    List<String> entries = new ArrayList<>();
    List<String> said = new ArrayList<>();
    long all = 0;
    for (Map.Entry<String, Overlay> one : overlays.entrySet()) {
      String id = prefix + "overlay-" + (entries.size() + 1);
      entries.add(item(id, one.getKey(), Smil.MEDIA_TYPE));
      refer(one.getValue().document(), id);
      long length = one.getValue().milliseconds();
      all += length;
      said.add(meta(DURATION, " refines=\"#" + id + "\"", Smil.clock(length)));
    }
    int number = 0;
    for (Map.Entry<String, AudioTrack> one : audio.entrySet()) {
      entries.add(item(prefix + "audio-" + ++number, one.getKey(), one.getValue().mediaType()));
    }
    said.add(meta(DURATION, "", Smil.clock(all)));
    if (!narrator.isBlank()) {
      said.add(meta(NARRATOR, "", escaped(narrator)));
    }
    if (activeClass().isEmpty()) {
      said.add(meta(ACTIVE_CLASS, "", activeClass));
    }
    boolean told =
        metas().stream()
            .anyMatch(
                meta ->
                    meta.value("property").strip().equals(FEATURE)
                        && text(meta).strip().equals(SYNCHRONIZED));
    if (!told) {
      said.add(meta(FEATURE, "", SYNCHRONIZED));
    }
    append(metadata.getFirst(), said);
    append(manifest.getFirst(), entries);
  }

  /** Adds a style sheet. */
  void addStyleSheet(String file) {
    append(manifest.getFirst(), List.of(item(prefix + "style", file, "text/css")));
  }

  private void refer(String document, String overlay) {
    SourceElement item = items.get(document);
    if (item == null) {
      throw new IllegalArgumentException("not in the manifest: " + document);
    }
    int behindName = item.start() + 1;
    while (!" \t\r\n/>".contains(markup.source().substring(behindName, behindName + 1))) {
      behindName++;
    }
    edits.insert(behindName, " media-overlay=\"" + overlay + "\"");
  }

  private String item(String id, String file, String mediaType) {
    return "<%sitem id=\"%s\" href=\"%s\" media-type=\"%s\"/>"
        .formatted(manifest.getFirst().prefix(), id, escaped(Relative.url(path, file)), mediaType);
  }

  private String meta(String property, String attributes, String value) {
    String name = metadata.getFirst().prefix() + "meta";
    return "<%s property=\"%s\"%s>%s</%s>".formatted(name, property, attributes, value, name);
  }

  private void append(SourceElement element, List<String> lines) {
    String indent = "\n    ";
    int behind = withSpace(element.contentEnd());
    edits.insert(Math.max(behind, element.contentStart()), indent + String.join(indent, lines));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** Its source with all changes. */
  String source() {
    return edits.apply(markup.source());
  }
}
