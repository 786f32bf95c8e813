package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.books.document.BookException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that may be a chapter is passed over in a directory without a word. */
class DirectoryTest {
  @TempDir Path book;

  @BeforeEach
  void write() throws Exception {
    Files.writeString(book.resolve("01.txt"), "One.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"02.rtf", "02.ODT", "02.doc", "02.pdf", "02.mobi"})
  void aDocumentOfAFormatThatIsNotReadIsRefused(String name) throws Exception {
    Files.writeString(book.resolve(name), "x");
    assertThatThrownBy(() -> BookReader.read(book))
        .isInstanceOf(BookException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("not read");
  }

  @Test
  void otherFilesAndDirectoriesWithTextAreNamed() throws Exception {
    Files.writeString(book.resolve("02.txt.bak"), "x");
    Path part = Files.createDirectories(book.resolve("part2/deep"));
    Files.writeString(part.resolve("03.md"), "Three.");
    assertThat(Reading.of(book).book().notices())
        .singleElement()
        .asString()
        .contains("02.txt.bak", "part2");
  }

  @Test
  void picturesAudioAndANarrationAreNoChapters() throws Exception {
    for (String name :
        new String[] {"cover.JPG", "01.wav", "style.css", ".hidden", "manifest.json", "a.vtt"}) {
      Files.writeString(book.resolve(name), "x");
    }
    Files.createDirectory(book.resolve("pictures"));
    Files.createDirectory(book.resolve(".parts"));
    assertThat(Reading.of(book).book().notices()).isEmpty();
  }
}
