package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.books.document.BookException;
import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.Reason;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.ChapterChoice;
import dev.lector.books.passages.Pauses;
import dev.lector.books.speakers.VoiceMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who says what of a book. */
class SpeechesTest {
  @TempDir Path directory;

  private Book book(String name, String source, String map, boolean sayNames) throws Exception {
    Path voices = Files.writeString(directory.resolve("voices.txt"), map);
    Path file = Files.writeString(directory.resolve(name), source);
    Book book =
        Book.of(
            BookReader.read(file),
            ChapterChoice.BOOK,
            Pauses.DEFAULT,
            VoiceMap.read(voices, sayNames));
    assertThat(book.ledger().addsUp()).isTrue();
    return book;
  }

  private static List<String> said(Book book) {
    return book.passages().stream()
        .map(p -> (p.speaker() == null ? "-" : p.speaker().voice()) + " " + p.text())
        .toList();
  }

  @Test
  void aSpeechWithoutWordsIsNotCountedAsSpoken() throws Exception {
    Path map = Files.writeString(directory.resolve("silent.txt"), "Hamlet = bella\n");
    Path play =
        Files.writeString(directory.resolve("p.txt"), "ACT I\n\nHAMLET: --\n\nHAMLET: No.\n");
    for (boolean names : new boolean[] {true, false}) {
      Book book =
          Book.of(
              BookReader.read(play), ChapterChoice.BOOK, Pauses.DEFAULT, VoiceMap.read(map, names));
      long said = book.passages().stream().mapToLong(p -> Characters.count(p.text())).sum();
      assertThat(book.ledger().spoken()).isEqualTo(said);
      assertThat(book.ledger().addsUp()).isTrue();
      assertThat(book.notices()).noneMatch(notice -> notice.contains("fault"));
      assertThat(book.ledger().omissions())
          .anyMatch(o -> o.reason() == Reason.ORNAMENT && o.characters() == 2);
    }
  }

  @Test
  void aNameAndAColonSpeakForTheirParagraph() throws Exception {
    String text =
        "NORA: I am leaving.\n\nShe left.\n\nTorvald Helmer: Nora!\n\nHe said: nothing.\n";
    String map = "# who\n\nNora = bella\ntorvald helmer = adam\n";
    Book book = book("a.md", text, map, false);
    assertThat(said(book))
        .containsExactly("bella I am leaving.", "- She left.", "adam Nora!", "- He said: nothing.");
    assertThat(book.notices()).isEmpty();
    assertThat(book.ledger().leftOut()).isEqualTo(5 + 14);
    assertThat(said(book("a.md", text, map, true)))
        .startsWith("- NORA:", "bella I am leaving.", "- She left.", "- Torvald Helmer:");
  }

  @Test
  void marksOfDramaSpeakUntilTheNextNameOrHeading() throws Exception {
    Book book =
        book(
            "a.html",
            """
            <h1>Act</h1><p class="speaker">Nora.</p><p>I am <i>leaving</i>.</p>
            <p class="stage-direction">She stands up.</p><p>Now.</p>
            <p><b epub:type="z3998:persona">Helmer</b> Why? <i class="stagedir">He sits.</i></p>
            <p>It was dark.</p>
            <table><tr><td epub:type="z3998:persona">Nora</td><td><p>So.</p><p>Yes.</p></td></tr></table>
            <h2>Scene</h2><p>Rain.</p>
            """,
            "NORA = bella\nhelmer = adam",
            false);
    assertThat(said(book))
        .containsExactly(
            "- Act",
            "bella I am leaving.",
            "- She stands up.",
            "bella Now.",
            "adam Why? He sits.",
            "- It was dark.",
            "bella So.",
            "bella Yes.",
            "- Scene",
            "- Rain.");
  }

  @Test
  void namesInCapitalsWithAStopOrAloneAreFoundWhenTheyHaveVoices() throws Exception {
    Book book =
        book(
            "a.txt",
            "ACT I\n\nNORA. I am leaving.\n\nHELMER\n\nYou stay.\n\nThe End. So it was.\n",
            "nora = bella\nhelmer = adam",
            false);
    assertThat(said(book)).contains("bella I am leaving.", "adam You stay.");
  }

  @Test
  void namesWithoutVoicesAreToldOnceAndSaidByTheNarrator() throws Exception {
    Book book =
        book(
            "a.md",
            "MUM: Come.\n\nMUM: In.\n\nNote: It rains.\n\nDad: A.\n\nDad: B.\n\nNora: C.\n",
            "Nora = bella",
            false);
    assertThat(said(book)).startsWith("- MUM: Come.", "- MUM: In.").endsWith("bella C.");
    assertThat(book.notices()).singleElement().asString().contains("has none for MUM, Dad;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Nora bella|line 2 is", "Nora =|line 2 is", "A = b|line 2 names A a second time"})
  void aLineThatIsNoneIsToldWithItsNumber(String line, String words) throws Exception {
    Path map = Files.writeString(directory.resolve("v.txt"), "a = x\n" + line + "\n");
    assertThatThrownBy(() -> VoiceMap.read(map, false))
        .isInstanceOf(BookException.class)
        .hasMessageContaining(words);
  }
}
