package dev.lector.books.docx;

import dev.lector.books.archive.Archive;
import dev.lector.books.document.BookException;
import dev.lector.books.epub.ContentDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;

/**
 * Text that stands in parts of its own, put where the document refers to it: HTML that was imported
 * ({@code w:altChunk}), and the words of charts and diagrams.
 */
final class Inclusions {
  /** What the words of a chart or diagram are put into; no element of OOXML has the name. */
  static final String WORDS = "words-of-picture";

  private final Path file;
  private final Archive archive;
  private final WordPackage parts;
  private final List<WordPackage.Relation> relations;

  /**
   * For a document.
   *
   * @param relations of its part
   */
  Inclusions(Path file, Archive archive, WordPackage parts, List<WordPackage.Relation> relations) {
    this.file = file;
    this.archive = archive;
    this.parts = parts;
    this.relations = relations;
  }

  /**
   * Puts the text of other parts into a document.
   *
   * @param notice is told what is wrong with a part
   * @throws BookException when a part is of a format that is not read
   */
  void include(Element body, Consumer<String> notice) throws BookException {
    if (!body.select("subDoc").isEmpty()) {
      throw new BookException(
          file
              + " has its text in subdocuments, which are other files; expand and unlink them in"
              + " Word, and save it again");
    }
    for (Element chunk : body.select("altChunk")) {
      String part = part(Word.attr(chunk, "id")).orElse("");
      if (!part.matches("(?i).*\\.x?html?")) {
        throw new BookException(
            "%s has a document of another format in it (%s), which is not read; open it in Word, and save it again as .docx"
                .formatted(file, part.isEmpty() ? "not found" : part));
      }
      chunk.empty();
      ContentDocument html =
          ContentDocument.parse(archive, part, words -> notice.accept(part + " " + words));
      List.copyOf(html.tree().body().childNodes()).forEach(chunk::appendChild);
    }
    for (Element picture : body.select("chart, relIds")) {
      Optional<String> data =
          part(Word.attr(picture, "id")).or(() -> part(Word.attr(picture, "dm")));
      if (data.isPresent()) {
        List<String> words = parts.xml(data.get()).select("t, v").eachText();
        picture.appendElement(WORDS).text(String.join(" ", words));
      }
    }
  }

  private Optional<String> part(String id) {
    return relations.stream()
        .filter(relation -> !id.isEmpty() && relation.id().equals(id))
        .findFirst()
        .flatMap(relation -> archive.find(relation.target()));
  }
}
