package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.books.ledger.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of Markdown and HTML is said, and where their chapters begin. */
class MarkdownTest {
  @TempDir Path directory;

  @Test
  void spansOfPandocAreSaidWithoutTheirAttributes() throws Exception {
    assertThat(
            markdown(
                    """
                    # []{#ch01.xhtml#I}Down the [Hole]{.smallcaps}

                    []{#ch01.xhtml#p1 .pageno}Alice was [very
                    tired]{.big lang="en"}, and [not] amused.
                    """)
                .paragraphs())
        .containsExactly("Down the Hole", "Alice was very tired, and [not] amused.");
  }

  @Test
  void theFirstTwoLevelsOfHeadingsBeginChapters() throws Exception {
    Reading reading =
        markdown("# One\n\nA.\n\n### Within\n\nB.\n\n## Two\n\nC.\n\nThree\n=====\n\nD.\n");
    assertThat(reading.titles()).containsExactly("One", "Two", "Three");
    assertThat(reading.chapters().getFirst()).containsExactly("One", "A.", "Within", "B.");
  }

  @Test
  void aTopHeadingIsTheBooksTitleUnlessItIsAChaptersOrTheBookNamesAnother() throws Exception {
    assertThat(title("# My Book\n\n## Chapter One\n\nText.\n\n## Two\n\nB.\n"))
        .isEqualTo("My Book");
    assertThat(title("# My Book\n\n# One\n\nText.\n\n# Two\n\nB.\n")).isEqualTo("My Book");
    assertThat(title("# One\n\nText.\n\n# Two\n\nB.\n")).isEqualTo("book");
    assertThat(title("Text.\n\n# One\n\nA.\n")).isEqualTo("book");
    assertThat(title("---\ntitle: Other\n---\n\n# My Book\n\nA.\n")).isEqualTo("Other");
  }

  private String title(String markdown) throws Exception {
    return markdown(markdown).book().metadata().title();
  }

  @Test
  void theBooksTitleIsSaidWithTheFirstChapter() throws Exception {
    assertThat(markdown("# My Book\n\n## Chapter One\n\nText.\n").chapters())
        .containsExactly(List.of("My Book", "Chapter One", "Text."));
  }

  @Test
  void wordsAreSaidAndSignsAreNot() throws Exception {
    Reading reading =
        markdown(
            """
            # One {#one .unnumbered}

            It was *very* **late**, ~~not~~ `he`
            said: [see there](http://example.org) ![a lamp](x.png) <b>and</b> H~2~O, $x^2$, :smile: \\* 5 &amp; 6.[^1]\\
            Yes.[^none] See [text][ref] and [undefined][nope], http://example.org/a_b_c.

            - One.
              - [x] Two.
            > Three.

            Term
            : Meaning

            ::: note
            Fenced.
            :::

            <!-- never --> Last<!-- never -->.

            [^1]: A note.

                Its second paragraph.

            [ref]: http://x.y
            """);
    assertThat(reading.paragraphs())
        .containsExactly(
            "One",
            "It was very late, not he said: see there and H2O, x^2, * 5 & 6. Yes. See text and undefined, http://example.org/a_b_c.",
            "One.",
            "Two.",
            "Three.",
            "Term Meaning",
            "Fenced.",
            "Last.");
    assertThat(reading.leftOut()).containsKeys(Reason.NOTE, Reason.NOTE_MARK, Reason.MARKUP);
  }

  @Test
  void textInHtmlIsSaid() throws Exception {
    assertThat(
            markdown(
                    "<h1>One</h1>\n\n<p>All of it.</p>\n\n<div align='center'>\n\nInner *mark*.\n\n</div>\n")
                .paragraphs())
        .containsExactly("One", "All of it.", "Inner mark.");
  }

  @Test
  void codeAndTablesOfFiguresAreCountedAndNotSaid() throws Exception {
    Reading reading =
        markdown(
            "A.\n\n```java\nint x;\n```\n\n    more\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n* * *\n\n\\* \\* \\*\n");
    assertThat(reading.paragraphs()).containsExactly("A.");
    assertThat(reading.leftOut())
        .containsEntry(Reason.CODE, 9L)
        .containsEntry(Reason.TABLE, 4L)
        .containsEntry(Reason.ORNAMENT, 3L);
  }

  @Test
  void theHeadIsMetadata() throws Exception {
    Reading reading =
        markdown(
            "---\r\ntitle: \"A Book\"\r\nauthor: Jane\r\nlang: en\r\n---\r\n# One\r\n\r\nA\r\nb.\r\n");
    assertThat(reading.book().metadata().title()).isEqualTo("A Book");
    assertThat(reading.book().metadata().authors()).containsExactly("Jane");
    assertThat(reading.book().metadata().language()).isEqualTo("en");
    assertThat(reading.paragraphs()).containsExactly("One", "A b.");
  }

  @Test
  void aLineAtTheBeginningOfALongBookIsNoHead() throws Exception {
    assertThat(markdown("---\n" + "A line.\n\n".repeat(20_000)).paragraphs()).hasSize(20_000);
  }

  @Test
  void htmlPagesAreReadAsTheyAre() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("book.html"),
            "<!doctype html><html lang='en'><title>A Book</title><meta name=author content=Jane><nav><a href=#1>x</a></nav>"
                + "<h1>One</h1><p>A<p>B<h2>Two</h2><p>C<script>no()</script>");
    Reading reading = Reading.of(file);
    assertThat(reading.chapters())
        .containsExactly(List.of("x"), List.of("One", "A", "B"), List.of("Two", "C"));
    assertThat(reading.book().metadata().title()).isEqualTo("A Book");
  }

  @Test
  void quotationsInQuotationsAreNoDanger() throws Exception {
    Reading reading = markdown("# One\n\n" + ">".repeat(5_000) + " Deep.\n\nAfter.\n");
    assertThat(reading.paragraphs()).startsWith("One").endsWith("After.");
    assertThat(reading.paragraphs().get(1)).endsWith("Deep.");
  }

  private Reading markdown(String text) throws Exception {
    return Reading.of(Files.writeString(directory.resolve("book.md"), text));
  }
}
