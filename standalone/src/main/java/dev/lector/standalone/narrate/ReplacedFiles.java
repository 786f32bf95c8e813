package dev.lector.standalone.narrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Files of the narration that was in a directory before: what the new one does not write again is
 * taken away, and nothing that a manifest did not name.
 */
final class ReplacedFiles {
  private static final String LIST = "replaced";

  private final Path directory;
  private final Path list;
  private final Path source;

  /**
   * Of a directory.
   *
   * @param parts where the names are kept until the narration is whole
   * @param source what is narrated, which stays whatever named it
   */
  ReplacedFiles(Path directory, Path parts, Path source) {
    this.directory = directory;
    this.list = parts.resolve(LIST);
    this.source = source;
  }

  /** Keeps the names of a manifest that is about to go. */
  void remember(Collection<String> names) throws IOException {
    if (!names.isEmpty()) {
      Set<String> all = remembered();
      all.addAll(names);
      Files.write(list, all);
    }
  }

  private Set<String> remembered() throws IOException {
    return Files.exists(list)
        ? new LinkedHashSet<>(Files.readAllLines(list))
        : new LinkedHashSet<>();
  }

  /** Takes away those that are not among the new ones. */
  void delete(Collection<String> written) throws IOException {
    for (String name : remembered()) {
      Path file = directory.resolve(name).normalize();
      // A manifest that somebody has edited leads nowhere else.
      boolean inside = directory.normalize().equals(file.getParent());
      if (inside
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && !isKept(file, written)) {
        Files.delete(file);
      }
    }
  }

  /** By the file itself: file systems take names in several cases and spellings for the same. */
  private boolean isKept(Path file, Collection<String> written) throws IOException {
    if (Files.exists(source) && Files.isSameFile(file, source)) {
      return true;
    }
    for (String name : written) {
      Path kept = directory.resolve(name);
      if (Files.exists(kept) && Files.isSameFile(file, kept)) {
        return true;
      }
    }
    return false;
  }
}
