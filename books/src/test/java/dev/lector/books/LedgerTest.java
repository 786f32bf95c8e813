package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.books.bounds.BookBounds;
import dev.lector.books.chapters.ChapterBuilder;
import dev.lector.books.chapters.FlowDocument;
import dev.lector.books.chapters.FlowItem;
import dev.lector.books.document.Book;
import dev.lector.books.document.Metadata;
import dev.lector.books.document.Place;
import dev.lector.books.html.HtmlReader;
import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.LedgerBuilder;
import dev.lector.books.ledger.Reason;
import dev.lector.books.ledger.TextLedger;
import dev.lector.books.markup.MarkupReader;
import dev.lector.books.markup.NoteIndex;
import dev.lector.books.markup.PagePatterns;
import dev.lector.books.text.TextReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a book looks like, every character of it is accounted for. */
class LedgerTest {
  private static final String[] ELEMENTS = {
    "p",
    "div",
    "span",
    "b",
    "sup",
    "sub",
    "a",
    "h1",
    "h2",
    "h3",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "blockquote",
    "figure",
    "figcaption",
    "ruby",
    "rt",
    "aside",
    "section",
    "pre",
    "br",
    "img",
    "math",
    "nav",
    "hgroup",
    "code",
    "svg"
  };
  private static final String[] ATTRIBUTES = {
    "",
    "",
    "",
    " class='pagenum'",
    " class='footnote'",
    " epub:type='noteref'",
    " href='#x1'",
    " id='x1'",
    " id='x2' href='#x1'",
    " hidden",
    " alt='A'",
    " alt='a ship'",
    " alttext='x squared'",
    " class='verse'",
    " epub:type='toc'",
    " role='doc-pagebreak'"
  };
  private static final String[] WORDS = {
    "word",
    " ",
    "\n  ",
    "12",
    "* * *",
    "Chapter 1",
    ". ",
    "\u00e9\u00ad\u200b",
    "\uD835\uDD38",
    "[Pg 3]",
    "[1]",
    "&amp;",
    "\u2014",
    "*",
    "CHAPTER II",
    "Contents",
    "{4}",
    "Notes"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void ofAnyNestingOfElements(long seed) throws Exception {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      StringBuilder html = new StringBuilder();
      nest(html, random, 6);
      Document page = HtmlReader.parse("a.html", "<body>" + html + "</body>");
      long characters = Characters.count(MarkupReader.wholeText(page.body()));
      TextLedger ledger = chapters(HtmlReader.read("a", page, new BookBounds())).ledger();
      assertThat(ledger.addsUp()).as(html.toString()).isTrue();
      assertThat(ledger.characters()).as(html.toString()).isEqualTo(characters);
    }
  }

  private static void nest(StringBuilder html, Random random, int depth) {
    for (int i = random.nextInt(5); i >= 0; i--) {
      if (depth == 0 || random.nextInt(3) == 0) {
        html.append(WORDS[random.nextInt(WORDS.length)]);
      } else {
        String element = ELEMENTS[random.nextInt(ELEMENTS.length)];
        html.append('<')
            .append(element)
            .append(ATTRIBUTES[random.nextInt(ATTRIBUTES.length)])
            .append('>');
        if (!element.equals("br") && !element.equals("img")) {
          nest(html, random, depth - 1);
          html.append("</").append(element).append('>');
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void ofAnyText(long seed) {
    Random random = new Random(seed);
    String[] parts = {
      "\n", "\n\n", "    ", "CHAPTER I", "Chapter 2: The Sea", "word ", "It ended.",
          "[Footnote 1: x\ny]", "[1]",
      "_a_", "=b=", "23", "* * *", "CONTENTS", "[Illustration]", "\r\n", "\uD835\uDD38",
          "*** START OF THE BOOK ***",
      "\u00ad", "IV", "[A] note", "{3}", "One", "1", "2.", "End of Project Gutenberg's X"
    };
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      FlowDocument document =
          new FlowDocument(
              "a", FlowDocument.Kind.TEXT, TextReader.read("a", text.toString(), new BookBounds()));
      Book book = chapters(document);
      assertThat(book.ledger().addsUp()).as(text.toString()).isTrue();
      assertThat(book.ledger().characters())
          .as(text.toString())
          .isEqualTo(Characters.count(TextReader.withLineFeeds(text.toString())));
      assertPlaces(book, TextReader.withLineFeeds(text.toString()));
    }
  }

  /** What stands at a paragraph's places is what it says. */
  private static void assertPlaces(Book book, String text) {
    book.chapters().stream()
        .flatMap(chapter -> chapter.paragraphs().stream())
        .forEach(
            paragraph -> {
              for (Place place : paragraph.places()) {
                assertThat(text.substring(place.from(), place.to()).replaceAll("\\s", " "))
                    .isEqualTo(paragraph.text().substring(place.start(), place.end()));
              }
            });
  }

  @Test
  void aSilencedLedgerStillAddsUp() throws Exception {
    Document page = HtmlReader.parse("a.html", "<p>Text<sup>*</sup> of it.</p>");
    TextLedger ledger = chapters(HtmlReader.read("a", page, new BookBounds())).ledger();
    TextLedger silent = ledger.silenced(Reason.FRONT_MATTER, "Text");
    assertThat(silent.addsUp()).isTrue();
    assertThat(silent.spoken()).isZero();
    assertThat(silent.characters()).isEqualTo(ledger.characters()).isEqualTo(10);
    assertThat(silent.leavesOutMuch()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<math alttext='x'><mi>x</mi></math>",
        "<math alttext='n'><mi>n</mi><mo>+</mo><mi>n</mi></math>",
        "<math alt='y' alttext='x'><mi>x</mi></math>",
        "<math><mtext>so</mtext><math alttext='a'><mi>a</mi></math></math>",
        "<math alttext='b'><mtext><img alt='b'/></mtext></math>",
        "<img alt='x' alttext='y'/>"
      })
  void ofFormulasWhoseDescriptionIsTheirContent(String formula) throws Exception {
    Document page = HtmlReader.parse("a.html", "<p>Let " + formula + " be.</p>");
    TextLedger ledger = chapters(HtmlReader.read("a", page, new BookBounds())).ledger();
    assertThat(ledger.fault("One")).isEmpty();
    assertThat(ledger.characters()).isEqualTo(Characters.count(MarkupReader.wholeText(page)));
    assertThat(ledger.omissions()).noneMatch(out -> out.reason() == Reason.LOST);
  }

  @Test
  void aPictureByItsNameInOldMarkupHidesNothingThatIsLost() throws Exception {
    Document page = Jsoup.parse("<p>Here.</p><image alt='A ship.'/>", "", Parser.xmlParser());
    NoteIndex notes = new NoteIndex(new BookBounds());
    TextLedger ledger =
        chapters(
                new FlowDocument(
                    "a",
                    FlowDocument.Kind.TEXT,
                    MarkupReader.read("a", page, notes, PagePatterns::in, new BookBounds())))
            .ledger();
    assertThat(ledger.characters()).isEqualTo(11);
    assertThat(ledger.fault("One")).isEmpty();
  }

  @Test
  void whatItemsOfATextDoNotAccountForIsTold() {
    List<FlowItem> items = new ArrayList<>();
    items.add(FlowItem.LeftOut.of(Reason.NOTE, "A note."));
    FlowItem.account(items, 6);
    assertThat(items).hasSize(1);
    FlowItem.account(items, 9);
    assertThat(items.getLast()).isEqualTo(new FlowItem.LeftOut(Reason.LOST, 3, ""));
  }

  @Test
  void examplesAreCutBetweenCharacters() {
    for (String before : List.of("", "x")) {
      String text = before + " \ud83d\ude00".repeat(300);
      FlowItem.LeftOut out = FlowItem.LeftOut.of(Reason.HIDDEN, "\n".repeat(240) + text);
      LedgerBuilder ledger = new LedgerBuilder();
      ledger.takenAndLeftOut(Reason.HIDDEN, 1, "\t".repeat(479) + text);
      for (String example :
          List.of(out.example(), ledger.build().omissions().getFirst().examples().getFirst())) {
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(example)).isTrue();
      }
    }
  }

  @Test
  void textThatIsReadTwiceIsTold() throws Exception {
    Document page = HtmlReader.parse("a.html", "<p>Here.</p><p>Twice.</p>");
    Book book =
        chapters(
            HtmlReader.read(
                "a",
                page,
                text -> {
                  if (text.equals("Here.")) {
                    page.body().appendElement("p").text("Twice.");
                  }
                  return List.of();
                },
                new BookBounds()));
    assertThat(book.ledger().fault("One")).isPresent();
  }

  @Test
  void textThatIsLostWhileItIsReadIsTold() throws Exception {
    Document page = HtmlReader.parse("a.html", "<p>Here.</p><p>Gone.</p>");
    Book book =
        chapters(
            HtmlReader.read(
                "a",
                page,
                _ -> {
                  page.select("p").next().remove();
                  return List.of();
                },
                new BookBounds()));
    assertThat(book.ledger().fault("One").orElseThrow())
        .contains("what became of 5 of its 10 characters is not known");
    assertThat(TextLedger.EMPTY.fault("One")).isEmpty();
  }

  private static Book chapters(FlowDocument document) {
    return new Book(
        Metadata.titled("B"),
        ChapterBuilder.build(List.of(document), List.of(), new ArrayList<>()),
        List.of());
  }
}
