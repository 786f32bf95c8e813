package dev.lector.books;

import dev.lector.books.bounds.BookBounds;
import dev.lector.books.chapters.ChapterBuilder;
import dev.lector.books.chapters.FlowDocument;
import dev.lector.books.chapters.Licence;
import dev.lector.books.document.Book;
import dev.lector.books.document.BookException;
import dev.lector.books.document.Metadata;
import dev.lector.books.html.HtmlReader;
import dev.lector.books.markdown.MarkdownReader;
import dev.lector.books.markup.Encodings;
import dev.lector.books.text.TextMetadata;
import dev.lector.books.text.TextReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** The documents that a book without a table of contents is made of. */
final class Parts {
  private final List<FlowDocument> documents = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final BookBounds bounds = new BookBounds();
  private @Nullable Metadata metadata;

  /**
   * Adds a document.
   *
   * @param name by which its places are told
   */
  void add(String name, Format format, Path file) throws IOException, BookException {
    byte[] bytes = Files.readAllBytes(file);
    Metadata own =
        switch (format) {
          case TEXT -> text(name, bytes);
          case MARKDOWN -> markdown(name, bytes);
          case HTML -> html(name, bytes);
          case EPUB, DOCX, FB2, FB2_ZIP ->
              throw new BookException(name + " is a book of its own and no chapter");
        };
    metadata = metadata == null ? own : metadata;
  }

  private Metadata text(String name, byte[] bytes) {
    String text = decoded(name, bytes);
    documents.add(
        new FlowDocument(name, FlowDocument.Kind.TEXT, TextReader.read(name, text, bounds)));
    return TextMetadata.of(text);
  }

  private Metadata markdown(String name, byte[] bytes) throws BookException {
    MarkdownReader markdown = MarkdownReader.read(name, decoded(name, bytes), bounds);
    documents.add(markdown.document());
    return markdown.metadata().orTitled(markdown.document().topHeading());
  }

  private Metadata html(String name, byte[] bytes) throws BookException {
    Document page = HtmlReader.parse(name, Encodings.markup(bytes, notice(name)));
    FlowDocument document = HtmlReader.read(name, page, bounds);
    documents.add(document);
    return HtmlReader.metadata(page).orTitled(document.topHeading());
  }

  private String decoded(String name, byte[] bytes) {
    return Encodings.text(bytes, notice(name));
  }

  private Consumer<String> notice(String name) {
    return why -> notices.add(name + " " + why);
  }

  /**
   * The book.
   *
   * @param title when it names none
   */
  Book book(String title) {
    Metadata known =
        metadata == null ? Metadata.titled(title) : PlainMetadata.of(metadata).orTitled(title);
    return new Book(known, ChapterBuilder.build(documents, List.of(), notices), notices);
  }

  /** Tells people something. */
  void tell(String notice) {
    notices.add(notice);
  }

  /** A book of many files has the title of none of them, and each file its own licence. */
  Book bookOfMany(String title) {
    documents.replaceAll(document -> Licence.without(List.of(document)).getFirst());
    metadata = metadata == null ? null : metadata.withTitle(title);
    return book(title);
  }
}
