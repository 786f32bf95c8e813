package dev.lector.books.docx;

import dev.lector.books.archive.Archive;
import dev.lector.books.bounds.BookBounds;
import dev.lector.books.chapters.ChapterBuilder;
import dev.lector.books.chapters.FlowDocument;
import dev.lector.books.document.Book;
import dev.lector.books.document.BookException;
import dev.lector.books.document.Cover;
import dev.lector.books.document.Metadata;
import dev.lector.books.markup.MarkupReader;
import dev.lector.books.markup.NoteIndex;
import dev.lector.books.markup.PagePatterns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Word document (.docx): paragraphs whose style has a level of the outline are headings,
 * notes, deleted and hidden text are left out, and so are headers, footers and comments.
 */
public final class DocxReader {
  private static final Set<String> BESIDE = Set.of("header", "footer", "comments");
  private static final long LARGEST_COVER = 16L << 20;

  /** How files of the older format begin, and documents with a password. */
  private static final byte[] COMPOUND = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

  private final String name;
  private final Archive archive;
  private final WordPackage parts;
  private final List<String> notices;
  private final BookBounds bounds = new BookBounds();

  private DocxReader(Path file, Archive archive, List<String> notices) {
    this.name = String.valueOf(file.getFileName());
    this.archive = archive;
    this.parts = new WordPackage(file, archive);
    this.notices = notices;
  }

  /**
   * Reads a book.
   *
   * @throws BookException when it is no DOCX, protected, or damaged
   */
  public static Book read(Path file) throws IOException, BookException {
    try (InputStream in = Files.newInputStream(file)) {
      if (Arrays.equals(in.readNBytes(COMPOUND.length), COMPOUND)) {
        throw new BookException(
            file
                + " is protected by a password, or of the older format .doc; save it as .docx"
                + " without a password");
      }
    }
    List<String> notices = new ArrayList<>();
    try (Archive archive = Archive.open(file, "DOCX", notices)) {
      return new DocxReader(file, archive, notices).book(file);
    }
  }

  private Book book(Path file) throws BookException {
    List<WordPackage.Relation> whole = parts.relations("");
    String main =
        whole.stream()
            .filter(relation -> relation.type().equals("officeDocument"))
            .findFirst()
            .flatMap(relation -> archive.find(relation.target()))
            .or(() -> archive.find("word/document.xml"))
            .orElseThrow(() -> new BookException(file + " is no DOCX: it has no document in it"));
    List<WordPackage.Relation> relations = parts.relations(main);
    Element body = Word.child(parts.xml(main), "body");
    if (body == null) {
      throw new BookException(file + " is no DOCX: its document has no body");
    }
    new Inclusions(file, archive, parts, relations).include(body, notices::add);
    Styles styles = new Styles(parts.part(relations, "styles"));
    Map<String, Element> notes = new LinkedHashMap<>();
    addNotes("footnote", parts.part(relations, "footnotes"), notes);
    addNotes("endnote", parts.part(relations, "endnotes"), notes);
    WordMarkup markup = new WordMarkup(styles, notes);
    Document page = markup.page(body);
    // Notes that nothing leads to stand nowhere, and are accounted for all the same.
    List.copyOf(notes.values()).forEach(note -> addNote(markup.page(note), page));
    if (markup.pictures() > 0) {
      notices.add(
          markup.pictures() == 1
              ? "1 picture is left out"
              : markup.pictures() + " pictures are left out");
    }
    List<FlowDocument> documents = new ArrayList<>();
    documents.add(flow(page, FlowDocument.Kind.TEXT));
    addBeside(styles, relations, documents);
    Metadata metadata =
        metadata(parts.part(whole, "core-properties"), styles)
            .orTitled(documents.getFirst().topHeading())
            .withCover(cover(markup.firstPicture(), relations));
    return new Book(metadata, ChapterBuilder.build(documents, List.of(), notices), notices);
  }

  private static void addNotes(String name, @Nullable Element root, Map<String, Element> notes) {
    if (root != null) {
      for (Element note : root.children()) {
        if (note.nameIs(name)) {
          notes.put(name + "reference " + Word.attr(note, "id"), note);
        }
      }
    }
  }

  private static void addNote(Document note, Document page) {
    Element aside = page.body().appendElement("aside").attr("epub:type", "footnote");
    List.copyOf(note.body().childNodes()).forEach(aside::appendChild);
  }

  private FlowDocument flow(Document page, FlowDocument.Kind kind) {
    NoteIndex index = new NoteIndex(bounds);
    index.add(name, page);
    return new FlowDocument(
        name, kind, MarkupReader.read(name, page.body(), index, PagePatterns::in, bounds));
  }

  /** Headers, footers and comments, which stand beside the text. */
  private void addBeside(
      Styles styles, List<WordPackage.Relation> relations, List<FlowDocument> documents)
      throws BookException {
    for (WordPackage.Relation relation : relations) {
      Optional<String> part =
          BESIDE.contains(relation.type()) ? archive.find(relation.target()) : Optional.empty();
      if (part.isPresent()) {
        Document page = new WordMarkup(styles, new HashMap<>()).page(parts.xml(part.get()));
        documents.add(flow(page, FlowDocument.Kind.AUXILIARY));
      }
    }
  }

  private static Metadata metadata(@Nullable Element core, Styles styles) {
    String author = text(core, "creator");
    String language = text(core, "language");
    return new Metadata(
        text(core, "title"),
        author.isEmpty() ? List.of() : Arrays.stream(author.split("\\s*;\\s*")).toList(),
        language.isEmpty() ? styles.language() : language,
        Optional.empty(),
        "",
        "",
        "",
        text(core, "description"),
        "");
  }

  private static String text(@Nullable Element parent, String name) {
    Element child = Word.child(parent, name);
    return child == null ? "" : child.text().strip();
  }

  /** A picture before all text is the cover. */
  private Optional<Cover> cover(String relation, List<WordPackage.Relation> relations)
      throws BookException {
    Optional<String> file =
        relations.stream()
            .filter(one -> !relation.isEmpty() && one.id().equals(relation))
            .findFirst()
            .flatMap(one -> archive.find(one.target()));
    String type = file.map(DocxReader::mediaType).orElse("");
    return type.isEmpty() || archive.size(file.get()) > LARGEST_COVER
        ? Optional.empty()
        : Optional.of(new Cover(type, archive.read(file.get())));
  }

  private static String mediaType(String file) {
    String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case "jpg", "jpeg" -> "image/jpeg";
      case "png" -> "image/png";
      case "gif" -> "image/gif";
      case "webp" -> "image/webp";
      default -> "";
    };
  }
}
