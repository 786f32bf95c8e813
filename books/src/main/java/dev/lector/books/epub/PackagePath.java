package dev.lector.books.epub;

import dev.lector.books.archive.Archive;
import dev.lector.books.document.BookException;
import dev.lector.books.markup.Links;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Finds the package document of an EPUB. */
public final class PackagePath {
  private PackagePath() {}

  /**
   * Its path in the container.
   *
   * @param file of the EPUB, for messages
   * @throws BookException when there is none
   */
  public static String of(Path file, Archive archive) throws BookException {
    Optional<String> container = archive.find("META-INF/container.xml");
    if (container.isPresent()) {
      for (Element root :
          PackageDocument.all(PackageDocument.xml(archive, container.get()), "rootfile")) {
        Optional<String> found = archive.find(Links.resolve("", root.attr("full-path")));
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    List<String> packages = archive.names().stream().filter(name -> name.endsWith(".opf")).toList();
    if (packages.size() == 1) {
      return packages.getFirst();
    }
    throw new BookException(file + " is no EPUB: it does not say what is in it");
  }
}
