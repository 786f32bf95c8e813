package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lector.books.document.Metadata;
import dev.lector.books.ledger.TextLedger;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.Chapter;
import dev.lector.books.passages.ChapterChoice;
import dev.lector.books.passages.Passage;
import dev.lector.books.passages.Pauses;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From files to passages. */
class BookTest {
  private static final String HOW = new Narration(null, null, null, null, null).how();

  @Test
  void headingsAreSaidAndEveryPassageHasItsId() {
    Book book =
        TestBook.of(
            "B", List.of(new Section("One", List.of("A.", "B.")), new Section("", List.of("C."))));
    assertThat(book.passages())
        .extracting(Passage::id, Passage::text)
        .containsExactly(
            tuple("c001-p0001", "One"),
            tuple("c001-p0002", "A."),
            tuple("c001-p0003", "B."),
            tuple("c002-p0001", "C."));
    assertThat(book.chapters()).extracting(Chapter::number).containsExactly(1, 2);
  }

  @Test
  void textThatGoesAstrayIsANotice() {
    dev.lector.books.document.Chapter whole =
        TestBook.read("B", List.of(new Section("One", List.of("A.")))).chapters().getFirst();
    TextLedger broken = new TextLedger(whole.ledger().characters() + 7, 5, List.of());
    dev.lector.books.document.Chapter chapter =
        new dev.lector.books.document.Chapter("One", false, whole.paragraphs(), broken);
    Book book =
        Book.of(
            new dev.lector.books.document.Book(Metadata.titled("B"), List.of(chapter), List.of()),
            ChapterChoice.BOOK,
            Pauses.DEFAULT);
    assertThat(book.notices())
        .singleElement()
        .asString()
        .contains("\"One\" does not add up: what became of 7 of its 12 characters");
  }

  @Test
  void chaptersKeepTheirNumbersWhenSomeAreChosen() {
    Book book =
        Book.of(
            TestBook.read(
                "B",
                List.of(
                    new Section("Copyright", List.of("All rights.")),
                    new Section("One", List.of("A.")),
                    new Section("Two", List.of("B.")))),
            new ChapterChoice(Optional.of(ChapterChoice.parse("2-")), true),
            Pauses.DEFAULT);
    assertThat(book.passages()).extracting(Passage::id).containsExactly("c002-p0001", "c002-p0002");
    assertThat(book.silent())
        .extracting(Book.Silent::title, Book.Silent::why)
        .containsExactly(tuple("Copyright", "front matter"), tuple("One", "not chosen"));
    assertThat(book.ledger().addsUp()).isTrue();
    assertThat(book.ledger().spoken()).isEqualTo(5);
    assertThat(book.ledger().characters()).isEqualTo(29);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"1,3-5;{1, 3, 4, 5}", " 2 - 3 ;{2, 3}", "7;{7}"})
  void chaptersAreChosenByTheirNumbers(String list, String numbers) {
    assertThat(ChapterChoice.parse(list)).hasToString(numbers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "3-1", "one", "1,,2", "-3", "1-2-3", "999999"})
  void whatNamesNoChaptersIsSaid(String list) {
    assertThatThrownBy(() -> ChapterChoice.parse(list))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--dry-run");
  }

  @Test
  void pausesAreThoseOfWhatIsBefore() {
    Book book =
        Book.of(
            TestBook.read("B", List.of(new Section("One", List.of("A.")))),
            ChapterChoice.BOOK,
            new Pauses(1, 2, 3));
    assertThat(book.passages()).extracting(Passage::pauseMs).containsExactly(2, 1);
  }

  @Test
  void theDigestIsThatOfWhatIsSaidAndHow() {
    List<Section> sections = List.of(new Section("One", List.of("A.")));
    String digest = TestBook.of("B", sections).digest(HOW);
    assertThat(TestBook.of("Another name", sections).digest(HOW)).isEqualTo(digest);
    assertThat(
            TestBook.of("B", sections).digest(new Narration("slt", null, null, null, null).how()))
        .isNotEqualTo(digest);
    assertThat(
            TestBook.of("B", sections).digest(new Narration(null, "slt", null, null, null).how()))
        .isNotEqualTo(digest);
    assertThat(TestBook.of("B", List.of(new Section("One", List.of("B.")))).digest(HOW))
        .isNotEqualTo(digest);
    // The same words, in one chapter or in two.
    assertThat(
            TestBook.of(
                    "B", List.of(new Section("", List.of("One")), new Section("", List.of("A."))))
                .digest(HOW))
        .isNotEqualTo(digest);
  }
}
