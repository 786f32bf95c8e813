package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What of Markdown is said, and where its chapters begin. */
class MarkdownBookTest {
  @Test
  void theFirstTwoLevelsOfHeadingsBeginChapters() {
    assertThat(
            MarkdownBook.sections(
                "# One\n\nA.\n\n### Within\n\nB.\n\n## Two\n\nC.\n\nThree\n=====\n\nD.\n"))
        .containsExactly(
            new Section("One", List.of("A.", "Within", "B.")),
            new Section("Two", List.of("C.")),
            new Section("Three", List.of("D.")));
  }

  @Test
  void theBooksTitleIsSaidWithTheFirstChapter() {
    assertThat(MarkdownBook.sections("# My Book\n\n## Chapter One\n\nText.\n"))
        .containsExactly(new Section("My Book. Chapter One", List.of("Text.")));
  }

  @Test
  void marksAreNotSaidButTheWordsWithinAre() {
    assertThat(
            MarkdownBook.sections(
                "It was *very* **late**, `he`\nsaid: [see there](http://example.org) ![a lamp](x.png).  \nYes.\n"))
        .containsExactly(
            new Section("", List.of("It was very late, he said: see there a lamp. Yes.")));
  }

  @Test
  void listsAndQuotesAreParagraphs() {
    assertThat(MarkdownBook.sections("- One.\n- Two.\n\n> Three.\n"))
        .containsExactly(new Section("", List.of("One.", "Two.", "Three.")));
  }

  @Test
  void whatIsForTheEyeIsLeftOut() {
    assertThat(
            MarkdownBook.sections(
                """
                ---
                title: A Book
                author: Nobody
                ---

                # One

                Text with a mark.[^1] And more.

                ```java
                int x;
                ```

                    indented code

                <div>html</div>

                | a | b |
                |---|---|
                | 1 | 2 |

                * * *

                \\* \\* \\*

                The end.<br>

                [^1]: A footnote.
                """))
        .containsExactly(new Section("One", List.of("Text with a mark. And more.", "The end.")));
  }

  @Test
  void aLineAtTheBeginningOfALongBookIsNoFrontMatter() {
    List<Section> sections = MarkdownBook.sections("---\n" + "A line.\n\n".repeat(20_000));
    assertThat(sections.getFirst().paragraphs()).hasSize(20_000);
  }

  @Test
  void notesAreLeftOutWholeAndTheirMarksEvenWithoutThem() {
    assertThat(
            MarkdownBook.sections(
                "One.[^a] Two.[^b]\n\n[^a]: A note.\n\n    Its second paragraph.\n\nThree.\n"))
        .containsExactly(new Section("", List.of("One. Two.", "Three.")));
  }

  @Test
  void windowsLineEndsAreLineEnds() {
    assertThat(MarkdownBook.sections("---\r\ntitle: x\r\n---\r\n# One\r\n\r\nA\r\nb.\r\n"))
        .containsExactly(new Section("One", List.of("A b.")));
  }

  @Test
  void nothingIsNothing() {
    assertThat(MarkdownBook.sections("")).isEmpty();
    assertThat(MarkdownBook.sections("```\ncode\n```\n")).isEmpty();
  }
}
