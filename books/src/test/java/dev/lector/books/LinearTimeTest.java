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

  private final Epub epub = new Epub();

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

  @Test
  void blanksWithinAFieldOfMarkdown() throws Exception {
    read("a.md", "---\ntitle: a" + " ".repeat(400_000) + "b\n---\nText.\n");
  }

  @Test
  void aDateWithoutAYear() throws Exception {
    read("a.md", "---\ndate: " + "1 ".repeat(600_000) + "\n---\nText.\n");
  }

  @Test
  void marksWithoutNotesInMarkdown() throws Exception {
    read("a.md", "Text `" + "[^".repeat(400_000) + "` text.");
  }

  @Test
  void blanksWithinALine() throws Exception {
    read("a.txt", "a" + " ".repeat(1_000_000) + "b");
  }

  @Test
  void notesWithoutABlankLineBetweenThem() throws Exception {
    read("a.txt", "Text[1] here.\n" + "[1] x\n".repeat(400_000));
  }

  @Test
  void notesInBracketsThatNobodyCloses() throws Exception {
    read("a.txt", "Text. " + "[Footnote: ".repeat(800_000));
  }

  @Test
  void entriesWhosePlaceIsGone() throws Exception {
    StringBuilder page = new StringBuilder("<p>Text</p>");
    for (int i = 0; i < 20_000; i++) {
      page.append("<h3>word").append(i).append("</h3>");
      epub.toc("a.xhtml#z" + i, "other" + i);
    }
    read(epub.page("a.xhtml", page.toString()));
  }

  @Test
  void entriesInTheReverseOrderOfTheirPlaces() throws Exception {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      page.append("<h3 id='z").append(i).append("'>x</h3>");
    }
    for (int i = 0; i < 20_000; i++) {
      epub.toc("a.xhtml#z" + (99_999 - i), "other" + i);
    }
    read(epub.page("a.xhtml", page + "<p>Text</p>"));
  }

  @Test
  void anchorsBeforeOneHeading() throws Exception {
    String anchors = "<a id='x'></a>".repeat(30_000);
    read(epub.page("a.xhtml", anchors + "<h3>" + "word ".repeat(20_000) + "</h3><p>Text</p>"));
  }

  @Test
  void linksToOnePlaceOfManyTitles() throws Exception {
    for (int i = 0; i < 20_000; i++) {
      epub.toc("a.xhtml#x", "other " + i);
    }
    read(epub.page("a.xhtml", "<p id='x'>Text</p>" + "<p><a href='#x'>w</a></p>".repeat(100_000)));
  }

  @Test
  void authorsWithIds() throws Exception {
    for (int i = 0; i < 100_000; i++) {
      epub.metadata("<dc:creator id='c%d'>x</dc:creator>".formatted(i));
    }
    read(epub.page("a.xhtml", "<p>Text</p>"));
  }

  @Test
  void filesOfAPackage() throws Exception {
    for (int i = 0; i < 60_000; i++) {
      epub.item("f" + i, "f" + i, "text/css", "");
    }
    read(epub.page("a.xhtml", "<p>Text</p>"));
  }

  @Test
  void entriesThatNameFilesInOtherCase() throws Exception {
    epub.page("a.xhtml", "<p>Text</p>");
    for (int i = 0; i < 20_000; i++) {
      epub.toc("../O%d/a.xhtml".formatted(i), "other " + i);
    }
    read(epub);
  }

  private void read(Epub book) throws Exception {
    Path file = book.write(directory.resolve("a.epub"));
    assertTimeoutPreemptively(PATIENCE, () -> Reading.of(file));
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
