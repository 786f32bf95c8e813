package dev.lector.books.fb2;

import dev.lector.books.archive.Archive;
import dev.lector.books.bounds.BookBounds;
import dev.lector.books.chapters.ChapterBuilder;
import dev.lector.books.chapters.FlowDocument;
import dev.lector.books.document.Book;
import dev.lector.books.document.BookException;
import dev.lector.books.markup.Encodings;
import dev.lector.books.markup.LenientParser;
import dev.lector.books.markup.MarkupReader;
import dev.lector.books.markup.NoteIndex;
import dev.lector.books.markup.PagePatterns;
import dev.lector.books.markup.XhtmlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Reads FictionBook 2.0 to 2.2 (schemas of gribuser.ru). Its bodies become HTML: nested sections
 * with titles are headings of their depth, and the bodies that hold notes are notes.
 */
public final class Fb2Reader {
  private static final int LARGEST = 64 << 20;
  private static final String END = "</fictionbook>";

  private Fb2Reader() {}

  /**
   * Reads a book.
   *
   * @param name by which notices tell it
   * @throws BookException when it is no FictionBook
   */
  public static Book read(Path file, String name) throws IOException, BookException {
    if (Files.size(file) > LARGEST) {
      throw new BookException(file + " is larger than the 64 MiB that a FictionBook may have");
    }
    return read(file, name, Files.readAllBytes(file), new ArrayList<>());
  }

  /**
   * Reads a book in a zip file.
   *
   * @param name by which notices tell it
   * @throws BookException when there is none in it, or more than one
   */
  public static Book readZipped(Path file, String name) throws IOException, BookException {
    List<String> notices = new ArrayList<>();
    try (Archive archive = Archive.open(file, "zipped FictionBook", notices)) {
      List<String> books =
          archive.names().stream()
              .filter(one -> one.toLowerCase(Locale.ROOT).endsWith(".fb2"))
              .toList();
      if (books.size() != 1) {
        throw new BookException(
            books.isEmpty()
                ? file + " has no FictionBook (.fb2) in it"
                : "%s has %d FictionBooks in it; unpack it and take one"
                    .formatted(file, books.size()));
      }
      return read(file, name, archive.read(books.getFirst(), LARGEST), notices);
    }
  }

  private static Book read(Path file, String name, byte[] bytes, List<String> notices)
      throws BookException {
    String source = Encodings.markup(bytes, why -> notices.add(name + " " + why));
    Element root = parse(file, name, source, notices);
    Document page = new Fb2Markup(root, notices).page();
    BookBounds bounds = new BookBounds();
    NoteIndex notes = new NoteIndex(bounds);
    notes.add(name, page);
    FlowDocument text =
        new FlowDocument(
            name,
            FlowDocument.Kind.TEXT,
            MarkupReader.read(name, page.body(), notes, PagePatterns::in, bounds));
    return new Book(
        Fb2Metadata.read(root), ChapterBuilder.build(List.of(text), List.of(), notices), notices);
  }

  private static Element parse(Path file, String name, String source, List<String> notices)
      throws BookException {
    Optional<Document> xml = refusing(file, () -> XhtmlParser.parse(source));
    if (xml.isEmpty() && source.toLowerCase(Locale.ROOT).stripTrailing().endsWith(END)) {
      // Marks within it are not as they should be, and all of its text is there.
      notices.add(name + " is not well-formed and was read as well as it can be");
      xml = Optional.of(refusing(file, () -> LenientParser.xml(source)));
    }
    if (xml.isEmpty()) {
      throw new BookException(
          file + " is no FictionBook, or it ends too early; get the book again");
    }
    Element root = xml.get().firstElementChild();
    if (root == null || !root.nameIs("fictionbook")) {
      throw new BookException(file + " is no FictionBook: its root element is another one");
    }
    return root;
  }

  /** A parser. */
  private interface Parsing<T> {
    T parse() throws BookException;
  }

  private static <T> T refusing(Path file, Parsing<T> parsing) throws BookException {
    try {
      return parsing.parse();
    } catch (BookException e) {
      throw new BookException(file + " is refused: " + e.getMessage(), e);
    }
  }
}
