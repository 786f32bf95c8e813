package dev.lector.books.readalong;

import dev.lector.books.archive.Archive;
import dev.lector.books.archive.ArchiveWriter;
import dev.lector.books.document.BookException;
import dev.lector.books.epub.PackagePath;
import dev.lector.books.markup.Encodings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes a read-along book of an EPUB 3: sentences get {@code <span id>}, documents get Media
 * Overlays (EPUB 3.3, section 9), and the container gets the audio. Whatever is not changed stays
 * as it is packed.
 */
public final class ReadAlongEpub implements AutoCloseable {
  private static final String MIMETYPE = "mimetype";
  private static final String MEDIA_TYPE = "application/epub+zip";

  private final Path file;
  private final List<String> notices = new ArrayList<>();
  private final Archive archive;
  private final String packagePath;
  private final SourceText packageText;
  private final PackageEdit edit;

  private ReadAlongEpub(Path file, Archive archive, String packagePath, byte[] bytes)
      throws BookException {
    this.file = file;
    this.archive = archive;
    this.packagePath = packagePath;
    String text = Encodings.markup(bytes);
    this.packageText =
        SourceText.of(bytes, text)
            .orElseThrow(() -> notWellFormed(file, packagePath, "is damaged"));
    this.edit =
        SourceMarkup.read(text)
            .map(markup -> new PackageEdit(packagePath, markup, archive))
            .filter(PackageEdit::isWhole)
            .orElseThrow(() -> notWellFormed(file, packagePath, "is not well-formed"));
  }

  private static BookException notWellFormed(Path file, String part, String how) {
    return new BookException(
        "%s cannot be read along: %s in it %s; mend it with an EPUB editor, or take --format m4b"
            .formatted(file, part, how));
  }

  /**
   * Opens a book.
   *
   * @throws BookException when it is no EPUB 3, or nothing can be added to it
   */
  public static ReadAlongEpub open(Path file) throws IOException, BookException {
    List<String> found = new ArrayList<>();
    Archive archive = Archive.open(file, "EPUB", found);
    try {
      String path = PackagePath.of(file, archive);
      ReadAlongEpub opened = new ReadAlongEpub(file, archive, path, archive.read(path));
      if (!opened.edit.version().startsWith("3")) {
        throw new BookException(
            ("%s is an EPUB 2, which has no read-along; upgrade it first, with calibre by"
                    + " \"ebook-polish --upgrade-book BOOK.epub BOOK3.epub\", or take --format m4b")
                .formatted(file));
      }
      return opened;
    } catch (BookException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  /**
   * What was written.
   *
   * @param documents how many have an overlay
   * @param spans how many are highlighted in all
   * @param notices what was done to the book besides, for people
   */
  public record Written(int documents, int spans, List<String> notices) {
    /** Keeps an unmodifiable copy of the list. */
    public Written {
      notices = List.copyOf(notices);
    }
  }

  /**
   * Writes the read-along book.
   *
   * @param target to be written; what was there is replaced
   * @param sentences in the order in which they are said; those of an audio file in its order
   * @param audio files in which they are heard
   * @param narrator who reads; empty where nobody knows
   * @throws BookException when no sentence has a place in the book
   */
  public Written write(
      Path target, List<SpokenSentence> sentences, List<AudioTrack> audio, String narrator)
      throws IOException, BookException {
    String directory = freshDirectory();
    StyleSheets styles =
        new StyleSheets(archive, edit.filesOf("text/css"), directory, edit.activeClass());
    Marking marking = new Marking(sentences, audio, styles);
    for (String document : documents(sentences)) {
      if (edit.has(document)) {
        marking.mark(archive, document, notices);
      } else {
        notices.add(document + " is not in the book's manifest, and is not heard");
      }
    }
    List<Overlay> overlays = marking.overlays();
    if (overlays.isEmpty()) {
      throw new BookException(
          file + " cannot be read along: none of its text can be marked; take --format m4b");
    }
    Map<String, byte[]> changed = new HashMap<>(marking.changed());
    Set<String> removed = removeNarration();
    Map<String, Overlay> smil = new LinkedHashMap<>();
    for (Overlay overlay : overlays) {
      smil.put("%soverlay-%04d.smil".formatted(directory, smil.size() + 1), overlay);
    }
    Map<String, AudioTrack> tracks = new LinkedHashMap<>();
    marking.heard().forEach(track -> tracks.put(directory + track.name(), track));
    for (AudioTrack track : audio) {
      if (!tracks.containsValue(track)) {
        notices.add(track.name() + " is not heard: nothing that it says stands in a document");
      }
    }
    changed.putAll(styles.changed());
    edit.add(smil, tracks, narrator, styles.activeClass());
    Map<String, byte[]> added = new LinkedHashMap<>(styles.added());
    styles.added().keySet().forEach(edit::addStyleSheet);
    smil.forEach((path, one) -> added.put(path, Smil.write(one, path, directory)));
    changed.put(packagePath, encoded(edit.source()));
    write(target, changed, removed, added, tracks);
    return new Written(
        overlays.size(), overlays.stream().mapToInt(one -> one.clips().size()).sum(), notices);
  }

  private static Set<String> documents(List<SpokenSentence> sentences) {
    Set<String> documents = new LinkedHashSet<>();
    sentences.forEach(one -> one.own().forEach(place -> documents.add(place.document())));
    return documents;
  }

  private byte[] encoded(String source) throws BookException {
    return packageText
        .bytes(source)
        .orElseThrow(
            () -> notWellFormed(file, packagePath, "has an encoding without some letters"));
  }

  /** Takes away a narration that the book has: its overlays, and the audio of them alone. */
  private Set<String> removeNarration() throws BookException {
    Set<String> old = edit.filesOf(Smil.MEDIA_TYPE);
    Set<String> removed = new HashSet<>(old);
    if (!old.isEmpty()) {
      removed.addAll(new OldNarration(archive, edit).audio(old));
      notices.add("The book's own narration is replaced");
    }
    edit.removeNarration(removed);
    return removed;
  }

  /** A directory beside the package document that is not there. */
  private String freshDirectory() {
    String name = edit.directory() + "lector/";
    while (isThere(name)) {
      name = name.substring(0, name.length() - 1) + "-/";
    }
    return name;
  }

  private boolean isThere(String directory) {
    String lower = directory.toLowerCase(Locale.ROOT);
    return archive.names().stream().anyMatch(one -> one.toLowerCase(Locale.ROOT).startsWith(lower));
  }

  private void write(
      Path target,
      Map<String, byte[]> changed,
      Set<String> removed,
      Map<String, byte[]> added,
      Map<String, AudioTrack> tracks)
      throws IOException, BookException {
    try (ArchiveWriter out = new ArchiveWriter(target)) {
      out.store(MIMETYPE, MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII));
      for (String name : archive.names()) {
        byte[] content = changed.get(name);
        if (content != null) {
          out.pack(name, content);
        } else if (!name.equals(MIMETYPE) && !removed.contains(name)) {
          out.copy(archive, name);
        }
      }
      for (Map.Entry<String, byte[]> one : added.entrySet()) {
        out.pack(one.getKey(), one.getValue());
      }
      for (Map.Entry<String, AudioTrack> one : tracks.entrySet()) {
        out.store(one.getKey(), one.getValue().file());
      }
    }
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
