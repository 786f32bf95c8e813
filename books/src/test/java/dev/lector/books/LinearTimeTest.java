package dev.lector.books;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files made to be slow are read in the time that their length needs: whatever looks at all that
 * came before for each of their parts needs many minutes for these.
 */
class LinearTimeTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void signsOfOneParagraph() throws Exception {
    read("a.md", "Text " + "~~a ".repeat(400_000));
  }

  @Test
  void notesInOneBlock() throws Exception {
    StringBuilder page = new StringBuilder("<p>");
    for (int i = 0; i < 20_000; i++) {
      page.append("word<a id='m%1$d' href='#n%1$d'>%1$d</a> ".formatted(i));
    }
    page.append("</p><div>");
    for (int i = 0; i < 20_000; i++) {
      page.append("<a id='n%1$d' href='#m%1$d'>%1$d</a> a note of it<br/>".formatted(i));
    }
    read("a.html", page + "</div>");
  }

  @Test
  void elementsWithinEachOther() throws Exception {
    for (String name : new String[] {"<sup>", "<div class='page'>", "<span class='fn'>"}) {
      read("a.html", "<p>Text</p>" + name.repeat(400) + "words ".repeat(1_500_000));
    }
  }

  @Test
  void captionsOfOneFigure() throws Exception {
    read("a.html", "<p>Text</p><figure>" + "<figcaption>a</figcaption>".repeat(60_000));
  }

  @Test
  void notesOfAText() throws Exception {
    read("a.txt", "*** START OF THE PROJECT \n".repeat(100_000) + "\n\nText.");
  }

  private void read(String name, String text) throws Exception {
    Path file = Files.write(directory.resolve(name), text.getBytes(UTF_8));
    assertTimeoutPreemptively(PATIENCE, () -> Reading.of(file));
  }

  @Test
  void aBookIsGivenUpWhenItsReaderIsInterrupted() throws Exception {
    Path file = Files.writeString(directory.resolve("a.html"), "<p>A.</p>".repeat(100));
    try {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> BookReader.read(file)).isInstanceOf(CancellationException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      boolean _ = Thread.interrupted();
    }
  }
}
