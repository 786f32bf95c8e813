package dev.lector.books.epub;

import dev.lector.books.archive.Archive;
import dev.lector.books.bounds.BookBounds;
import dev.lector.books.bounds.Cancellation;
import dev.lector.books.chapters.ChapterBuilder;
import dev.lector.books.chapters.FlowDocument;
import dev.lector.books.chapters.TocEntry;
import dev.lector.books.document.Book;
import dev.lector.books.document.BookException;
import dev.lector.books.document.Metadata;
import dev.lector.books.markup.MarkupReader;
import dev.lector.books.markup.NoteIndex;
import dev.lector.books.markup.PagePatterns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;

/**
 * Reads an EPUB. Documents are parsed one after the other, twice: first for the links between notes
 * and their marks, and then for the text, so that no more than one of them is in memory.
 */
public final class EpubReader {
  private final Path file;
  private final Archive archive;
  private final List<String> notices;
  private final BookBounds bounds = new BookBounds();

  private record Source(String path, boolean linear, PackageDocument.Guide guide, boolean text) {}

  private EpubReader(Path file, Archive archive, List<String> notices) {
    this.file = file;
    this.archive = archive;
    this.notices = notices;
  }

  /**
   * Reads a book.
   *
   * @throws BookException when it is no EPUB, protected, or a part of it is missing
   */
  public static Book read(Path file) throws IOException, BookException {
    List<String> notices = new ArrayList<>();
    try (Archive archive = Archive.open(file, "EPUB", notices)) {
      Protection.refuse(file, archive);
      return new EpubReader(file, archive, notices).read();
    }
  }

  private Book read() throws BookException {
    PackageDocument source = PackageDocument.read(file, archive);
    Metadata metadata = PackageMetadata.read(source, archive);
    List<TocEntry> toc = TableOfContents.read(source, archive);
    List<Source> sources = sources(source);
    NoteIndex notes = new NoteIndex(bounds);
    for (Source one : sources) {
      if (one.text()) {
        notes.add(one.path(), document(one, message -> notices.add(message)));
      }
    }
    List<FlowDocument> documents = new ArrayList<>();
    Map<String, List<String>> titles =
        toc.stream()
            .collect(
                Collectors.groupingBy(
                    TocEntry::document, Collectors.mapping(TocEntry::title, Collectors.toList())));
    for (Source one : sources) {
      if (!one.text()) {
        documents.add(PicturePage.read(archive, one.path(), notices));
        continue;
      }
      Document document = document(one, _ -> {});
      documents.add(
          new FlowDocument(
              one.path(),
              one.linear()
                  ? DocumentKind.of(
                      document, one.guide(), titles.getOrDefault(one.path(), List.of()))
                  : FlowDocument.Kind.AUXILIARY,
              MarkupReader.read(one.path(), document.body(), notes, PagePatterns::in, bounds)));
    }
    return new Book(metadata, ChapterBuilder.build(documents, toc, notices), notices);
  }

  private List<Source> sources(PackageDocument source) throws BookException {
    List<Source> sources = new ArrayList<>();
    for (PackageDocument.Spine spine : source.spine()) {
      Cancellation.check();
      PackageDocument.Item item = spine.item();
      for (int i = 0; i < 5 && !isText(item) && !item.fallback().isEmpty(); i++) {
        item = source.item(item.fallback()).orElse(item);
      }
      Optional<String> path = archive.find(item.path());
      if (!isText(item) && !isMarkup(item, path)) {
        requirePicture(item);
        sources.add(
            new Source(
                path.orElse(item.path()), spine.linear(), PackageDocument.Guide.NONE, false));
        continue;
      }
      if (path.isEmpty()) {
        throw new BookException(
            "%s is incomplete: its reading order names %s, which is not in it; get the book again"
                .formatted(file, item.path()));
      }
      sources.add(new Source(path.get(), spine.linear(), source.guide(path.get()), true));
    }
    return sources;
  }

  private static boolean isText(PackageDocument.Item item) {
    String type = item.mediaType();
    return type.equals("application/xhtml+xml")
        || type.equals("text/html")
        || type.equals("text/x-oeb1-document")
        || type.equals("application/x-dtbook+xml")
        || (!type.startsWith("image/") && item.path().matches("(?i).*\\.(?:x?html?|xml)"));
  }

  /** Whether a file whose type says nothing is a page all the same. */
  private boolean isMarkup(PackageDocument.Item item, Optional<String> path) throws BookException {
    return path.isPresent()
        && !PicturePage.isType(item.mediaType())
        && PicturePage.beginsAsMarkup(archive.read(path.get()));
  }

  private void requirePicture(PackageDocument.Item item) throws BookException {
    if (item.mediaType().startsWith("text/")) {
      throw new BookException(
          "%s cannot be read whole: its reading order names %s, which is %s and no XHTML"
              .formatted(file, item.path(), item.mediaType()));
    }
  }

  private Document document(Source source, Consumer<String> notice) throws BookException {
    return ContentDocument.parse(
            archive, source.path(), why -> notice.accept(source.path() + " " + why))
        .tree();
  }
}
