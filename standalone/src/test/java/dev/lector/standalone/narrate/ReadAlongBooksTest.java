package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.books.passages.Passage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real books, said in silence: {@code -Dlector.epubs=DIR} names a directory of EPUBs, and the
 * read-along books are put into {@code DIR/out}, for EPUBCheck.
 */
@EnabledIfSystemProperty(named = "lector.epubs", matches = ".+")
final class ReadAlongBooksTest {
  private static final double SECONDS_PER_CHARACTER = 1 / 15.0;
  private static final int RATE = 8_000;

  @TempDir private Path directory;

  @Test
  void everyBookBecomesOneThatIsReadAlong() throws Exception {
    Path books = Path.of(System.getProperty("lector.epubs"));
    Path out = Files.createDirectories(books.resolve("out"));
    List<Path> epubs;
    try (Stream<Path> files = Files.list(books)) {
      epubs = files.filter(file -> file.toString().endsWith(".epub")).sorted().toList();
    }
    List<String> failed = new ArrayList<>();
    for (Path epub : epubs) {
      try {
        System.out.println(epub.getFileName() + " " + readAlong(epub, out));
      } catch (NarrationException | dev.lector.books.document.BookException e) {
        failed.add(epub.getFileName() + ": " + e.getMessage());
      }
    }
    failed.forEach(System.out::println);
    assertThat(epubs).isNotEmpty();
  }

  private String readAlong(Path epub, Path out) throws Exception {
    Path place = Files.createDirectories(directory.resolve("book-" + System.nanoTime()));
    try (ReadAlongStudio studio = ReadAlongStudio.silent()) {
      studio.open(epub, place);
      studio.speak(RATE, ReadAlongBooksTest::seconds);
      List<WrittenChapter> written = studio.write();
      Path made = place.resolve(written.getFirst().file());
      Files.move(
          made, out.resolve(epub.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      return "%d chapters, %d passages, %.0f s"
          .formatted(
              written.size(),
              studio.book().passages().size(),
              written.stream().mapToDouble(WrittenChapter::seconds).sum());
    }
  }

  private static double seconds(Passage passage) {
    return passage.text().length() * SECONDS_PER_CHARACTER;
  }
}
