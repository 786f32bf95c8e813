package dev.lector.standalone.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets a process see another time than the machine's, through libfaketime. */
final class WrongClock {
  private static final String LIBRARY = "libfaketime.so.1";

  private WrongClock() {}

  /**
   * The environment of a process whose clock is wrong; the test is skipped where libfaketime is not
   * installed.
   *
   * @param offset as libfaketime takes it, such as {@code +1h}
   */
  static Map<String, String> by(String offset) throws IOException {
    Optional<Path> library = library();
    assumeTrue(library.isPresent(), "libfaketime is not installed (Debian: faketime)");
    return Map.of("LD_PRELOAD", library.orElseThrow().toString(), "FAKETIME", offset);
  }

  private static Optional<Path> library() throws IOException {
    for (String root : new String[] {"/usr/lib", "/usr/local/lib", "/usr/lib64"}) {
      if (!Files.isDirectory(Path.of(root))) {
        continue;
      }
      try (Stream<Path> files =
          Files.find(
              Path.of(root), 3, (path, _) -> path.getFileName().toString().equals(LIBRARY))) {
        Optional<Path> found = files.findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
