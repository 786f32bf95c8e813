package dev.lector.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where the links of the sources lead to on the site, and which files they need there. */
final class Destinations {
  private final Path root;
  private final Map<String, String> pages = new HashMap<>();
  private final Set<String> files = new HashSet<>();

  Destinations(Path root, Contents contents) {
    this.root = root;
    contents.all().forEach(entry -> pages.put(entry.source(), entry.name()));
  }

  /** What a link leads to. */
  sealed interface Destination {}

  /** An address, on the site or outside. */
  record Address(String text) implements Destination {}

  /** A file or directory of the sources that is not on the site. */
  record Source(String path) implements Destination {}

  /**
   * Follows a link.
   *
   * @param source of the page that it is on
   * @param link as it is written there
   * @throws IllegalArgumentException when there is no such file
   */
  Destination follow(String source, String link) {
    if (link.startsWith("#") || link.matches("[a-z]+:.*")) {
      return new Address(link);
    }
    if (link.startsWith("/")) {
      return new Address(".." + link); // of the bridge that serves the site
    }
    int hash = link.indexOf('#');
    String anchor = hash < 0 ? "" : link.substring(hash);
    String path = resolve(source, hash < 0 ? link : link.substring(0, hash));
    String page = pages.getOrDefault(path, pages.get(path + "/README.md"));
    if (page != null) {
      return new Address(page + anchor);
    }
    if (!Files.exists(root.resolve(path))) {
      throw new IllegalArgumentException(source + " leads to " + path + ", which is not there");
    }
    return new Source(path);
  }

  /** The address of a picture, which becomes a file of the site. */
  String picture(String source, String link) {
    String path = resolve(source, link);
    files.add(path);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What a picture says; only for those that are part of their page. */
  String read(String source, String link) {
    try {
      return Files.readString(root.resolve(resolve(source, link)));
    } catch (IOException e) {
      throw new IllegalArgumentException(source + " shows " + link + ", which is not there", e);
    }
  }

  /** Files that the site needs, below the root of the sources. */
  Set<String> files() {
    return files;
  }

  private static String resolve(String source, String link) {
    return Path.of(source).resolveSibling(link).normalize().toString().replace('\\', '/');
  }
}
