package dev.lector.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The whole site: every page of the contents, and the files that they need. */
final class Site {
  private static final List<String> OWN_FILES = List.of("docs.css", "docs.js");

  private final Path root;
  private final Path out;

  private Site(Path root, Path out) {
    this.root = root;
    this.out = out;
  }

  /**
   * Writes it.
   *
   * @param arguments the root of the sources, and the directory to write to, which is emptied
   */
  public static void main(String... arguments) throws IOException {
    new Site(Path.of(arguments[0]).normalize(), Path.of(arguments[1])).write();
  }

  private void write() throws IOException {
    Contents contents = Contents.read(root);
    Destinations destinations = new Destinations(root, contents);
    Markdown markdown = new Markdown(destinations);
    List<Page> pages = new ArrayList<>();
    for (Contents.Entry entry : contents.all()) {
      pages.add(markdown.page(entry, text(entry.source())));
    }
    clear();
    Layout layout = new Layout(contents, pages);
    for (Page page : pages) {
      Files.writeString(out.resolve(page.name() + ".html"), layout.html(page));
    }
    Files.writeString(out.resolve("search.json"), SearchIndex.json(contents, pages));
    for (String file : new TreeSet<>(destinations.files())) {
      Path from = root.resolve(file);
      Files.copy(
          from,
          out.resolve(from.getFileName().toString()),
          StandardCopyOption.COPY_ATTRIBUTES); // fails where two have one name
    }
    for (String file : OWN_FILES) {
      try (InputStream in = Site.class.getResourceAsStream(file)) {
        Files.copy(in, out.resolve(file));
      }
    }
  }

  private String text(String source) throws IOException {
    return switch (source) {
      case HttpReference.SOURCE -> HttpReference.markdown(root);
      case EventsReference.SOURCE -> EventsReference.markdown(root);
      case SettingsReference.SOURCE -> SettingsReference.markdown(root);
      default -> Files.readString(root.resolve(source));
    };
  }

  private void clear() throws IOException {
    if (Files.isDirectory(out)) {
      try (Stream<Path> old = Files.walk(out)) {
        for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(out);
  }
}
