package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.books.passages.ChapterChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A narration's files replace nothing that is not its own. */
final class OutputDirectoryTest {
  private static final Narration HOW = new Narration("slt", null, null, null, null);

  @TempDir private Path directory;

  @Test
  void theBookThatIsNarratedIsNotReplacedByItsNarrationEvenWhenForced() throws Exception {
    Path source = ReadAlongStudio.epub(directory.resolve("the-sea.epub"), "<p>It is.</p>");
    byte[] own = Files.readAllBytes(source);
    for (boolean force : new boolean[] {false, true}) {
      try (Narrator narrator = open(source, directory, BookFormat.EPUB)) {
        assertThatThrownBy(() -> narrator.prepare(force))
            .isInstanceOf(NarrationException.class)
            .hasMessageContaining("the-sea.epub would be replaced")
            .hasMessageContaining("--output");
      }
    }
    assertThat(Files.readAllBytes(source)).isEqualTo(own);
    assertThat(directory.toFile().list()).containsExactly("the-sea.epub");
  }

  @Test
  void aBookIsNarratedBesideItselfUnderAnotherName() throws Exception {
    Path source = ReadAlongStudio.epub(directory.resolve("sea.epub"), "<p>It is.</p>");
    try (Narrator narrator = open(source, directory, BookFormat.EPUB)) {
      narrator.prepare(false);
    }
    Path named = ReadAlongStudio.epub(directory.resolve("the-sea.epub"), "<p>It is.</p>");
    try (Narrator narrator = open(named, directory, BookFormat.M4B)) {
      narrator.prepare(false);
    }
    assertThat(directory.resolve(".parts")).isDirectory();
  }

  private static Narrator open(Path source, Path output, BookFormat format)
      throws NarrationException {
    BookOutput kind = new BookOutput(format, 0, Optional.empty(), Optional.empty());
    return Narrator.open(source, ChapterChoice.BOOK, output, HOW, kind);
  }
}
