package dev.lector.books.docx;

import dev.lector.books.archive.Archive;
import dev.lector.books.document.BookException;
import dev.lector.books.markup.Encodings;
import dev.lector.books.markup.Links;
import dev.lector.books.markup.XhtmlParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The parts of a package and what leads from one to another (ECMA-376, part 2). */
final class WordPackage {
  private final Path file;
  private final Archive archive;

  /**
   * Where a relationship leads.
   *
   * @param type the last part of its type: {@code footnotes}
   * @param target path of the part, in the container
   */
  record Relation(String id, String type, String target) {}

  WordPackage(Path file, Archive archive) {
    this.file = file;
    this.archive = archive;
  }

  /** Where the relationships of a part lead; those to other files than this one are none. */
  List<Relation> relations(String part) throws BookException {
    int slash = part.lastIndexOf('/') + 1;
    String name = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    Optional<String> found = archive.find(name);
    List<Relation> relations = new ArrayList<>();
    if (found.isPresent() && found.get().endsWith(".rels")) {
      for (Element relation : xml(found.get()).children()) {
        String target = relation.attr("Target").strip();
        String type = relation.attr("Type");
        if (!relation.attr("TargetMode").equalsIgnoreCase("External")) {
          relations.add(
              new Relation(
                  relation.attr("Id"),
                  type.substring(type.lastIndexOf('/') + 1),
                  target.startsWith("/")
                      ? Links.resolve("", target.substring(1))
                      : Links.resolve(part, target)));
        }
      }
    }
    return relations;
  }

  /** The root element of the part that a relationship of a type leads to; null without one. */
  @Nullable Element part(List<Relation> relations, String type) throws BookException {
    for (Relation relation : relations) {
      if (relation.type().equals(type)) {
        Optional<String> found = archive.find(relation.target());
        return found.isPresent() ? xml(found.get()) : null;
      }
    }
    return null;
  }

  /** The root element of a part. */
  Element xml(String part) throws BookException {
    String source = Encodings.markup(archive.read(part));
    if (source.contains("<!DOCTYPE")) {
      throw archive.refused(part, "it declares a document type, which no DOCX may");
    }
    Element root = XhtmlParser.parse(source).map(Document::firstElementChild).orElse(null);
    if (root == null) {
      throw new BookException(
          "%s is damaged: %s in it is not well-formed; save it again".formatted(file, part));
    }
    return root;
  }
}
