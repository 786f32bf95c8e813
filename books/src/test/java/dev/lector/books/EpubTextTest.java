package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.books.document.Paragraph.Role;
import dev.lector.books.ledger.Reason;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which text of an EPUB is said, and which is not for which reason. */
class EpubTextTest {
  @TempDir Path directory;

  private final Epub epub = new Epub();

  @Test
  void selfClosedElementsEndWhereTheyEnd() throws Exception {
    epub.document(
        "a.xhtml",
        "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head><title/><script src='x'/></head>"
            + "<body><h1>One</h1><p>Before <span epub:type='pagebreak' id='p2'/>after.</p><div epub:type='pagebreak'/>"
            + "<a id='x'/><p>More.</p></body></html>");
    assertThat(read().paragraphs()).containsExactly("One", "Before after.", "More.");
  }

  @Test
  void proseDramaAndListsInTablesAreSaidAndFiguresAreNot() throws Exception {
    body(
        "<table><tr><td>Algernon</td><td>Did you hear?</td></tr><tr><td>Lane</td><td>No, sir.</td></tr></table>"
            + "<table><tr><th>Year</th><th>Price</th></tr><tr><td>1900</td><td>12</td></tr></table>");
    Reading reading = read();
    assertThat(reading.paragraphs())
        .containsExactly("Algernon", "Did you hear?", "Lane", "No, sir.");
    assertThat(reading.leftOut()).containsEntry(Reason.TABLE, 15L);
  }

  @Test
  void figuresOfProseAreSaidAndCaptionsOfPicturesAreNot() throws Exception {
    body(
        "<figure><blockquote><p>To be.</p></blockquote><figcaption>Hamlet</figcaption></figure>"
            + "<figure><img src='x' alt='A ship at sea'/><figcaption>Fig. 1</figcaption></figure>"
            + "<aside><p>Aside.</p></aside><details><summary>Sum</summary><p>Det</p></details>"
            + "<template><p>no</p></template><p hidden='hidden'>no</p><p style='display: none'>no</p>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("To be.", "Hamlet", "Aside.", "Sum", "Det");
    assertThat(reading.leftOut())
        .containsEntry(Reason.HIDDEN, 6L)
        .containsEntry(Reason.PICTURE, 15L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "10<sup>24</sup> kg;10²⁴ kg",
        "20 m<sup>2</sup>;20 m²",
        "x<sup>2</sup> + y<sup>n</sup>;x² + yⁿ",
        "Carbon <sup>14</sup>C;Carbon ¹⁴C",
        "10<sup>-3</sup>;10⁻³",
        "H<sub>2</sub>O;H₂O",
        "the 2<sup>nd</sup>, M<sup>lle</sup>;the 2nd, Mlle",
        "(a + b)<sup>2</sup>;(a + b)²",
        "He came<sup>3</sup> late.<sup>4</sup>;He came late.",
        "word<sup>*</sup> in 1914<sup>12</sup>;word in 1914",
        "word<sup><a href='#n'>c</a></sup>.;word.",
        "word<a href='#n'><sup>2</sup></a>;word",
        "word <a href='#n'>[note]</a>, word;word, word",
        "word<a href='#n'>i</a>.;word.",
        "word<a epub:type='noteref' href='#n'>see</a>;word",
        "word<a role='doc-noteref' href='#n'>1</a>;word",
        "word<a class='footnote-ref' href='#n'>1</a>;word",
        "word<a href='#_ftn1' name='_ftnref1'>[1]</a>;word",
        "turn to <a href='#s'>12</a>.;turn to 12.",
        "turn to <a href='#s'>page 12</a>;turn to page 12",
        "see <a href='http://x'>1</a>;see 1",
      })
  void marksOfNotesGoAndExponentsAndLinksStay(String source, String said) throws Exception {
    body("<p>" + source + "</p>");
    assertThat(read().paragraphs()).containsExactly(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<aside epub:type='footnote' id='n'><p>A note.</p></aside>",
        "<section role='doc-endnotes'><h2>Notes</h2><ol><li id='n'>A note.</li></ol></section>",
        "<div class='footnotes'><hr/><ol><li id='n'>A note.</li></ol></div>",
        "<p class='MsoFootnoteText'>A note.</p>",
        "<p class='footnote' id='n'>A note.</p>",
        // Nothing but links there and back.
        "<p id='n'><a href='#r'>1</a> A note.</p>",
        "<p><a id='n' href='#r'>[1]</a> A note.</p>",
        "<p><a id='n'></a><a href='#r'>1.</a> A note.</p>",
        "<ol><li id='n'><p>A note. <a href='#r'>\u21a9</a></p></li></ol>",
        "<ol><li id='n'><p>A note. <a href='#r'>back</a></p></li></ol>",
        "<h2>Notes</h2><p id='n'><a href='#r'>1</a> A note.</p><p>Its second paragraph.</p>",
      })
  void notesOfEveryConventionAreLeftOut(String note) throws Exception {
    body("<p>Some text<a id='r' href='#n'>1</a> goes on.</p><p>More.</p>" + note);
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("Some text goes on.", "More.");
    assertThat(reading.leftOut().get(Reason.NOTE)).isGreaterThanOrEqualTo(6);
    assertThat(reading.leftOut()).containsEntry(Reason.NOTE_MARK, 1L);
  }

  @Test
  void aNoteMayLeadBackToAPlaceFurtherUpInTheParagraphOfItsMark() throws Exception {
    body(
        "<p>Two <a id='r'></a>words before it, of<a href='#n'> 1 </a>, all.</p>"
            + "<p>More.</p><p class='fn1'><span><a href='#r'>&#160;1&#160;</a></span><a id='n'></a>A note.</p>"
            + "<p>Turn <a id='s'></a>from here to <a href='#t'>2</a>.</p><p><a href='#s'>3</a><a id='t'></a> is no note.</p>");
    Reading reading = read();
    assertThat(reading.paragraphs())
        .containsExactly(
            "Two words before it, of, all.", "More.", "Turn from here to 2.", "3 is no note.");
    assertThat(reading.leftOut()).containsOnlyKeys(Reason.NOTE, Reason.NOTE_MARK);
  }

  @Test
  void notesInAnotherDocumentAreLeftOutWithTheirChapter() throws Exception {
    epub.page("a.xhtml", "<h1>One</h1><p>Text<a id='r' href='n.xhtml#n'>1</a>.</p>")
        .page("n.xhtml", "<h1>Notes</h1><p id='n'><a href='a.xhtml#r'>1</a> A note.</p>")
        .toc("a.xhtml", "One")
        .toc("n.xhtml", "Notes");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("One", "Text.");
    assertThat(reading.book().chapters().getLast().isSilent()).isTrue();
  }

  @Test
  void headingsThatLinkBackToTheContentsAreNoNotes() throws Exception {
    epub.page(
            "toc.xhtml",
            "<h1>Contents</h1><p><a id='t1' href='a.xhtml#c1'>1</a></p><p><a id='t2' href='a.xhtml#c2'>2</a></p>")
        .page(
            "a.xhtml",
            "<h2 id='c1'><a href='toc.xhtml#t1'>1</a></h2><p>A.</p><h2 id='c2'><a href='toc.xhtml#t2'>2</a></h2><p>B.</p>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("1", "A.", "2", "B.");
    assertThat(reading.leftOut()).containsEntry(Reason.CONTENTS, 10L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span class='pagenum'>[10]</span>",
        "<span class='pageno'>10</span>",
        "<span class='page-number'>p. 10</span>",
        "<span class='x-ebookmaker-pageno' title='10'><a id='Page_10'>10</a></span>",
        "<span epub:type='pagebreak'>10</span>",
        "<span role='doc-pagebreak'>10</span>",
        "<a id='page_10'>10</a>",
        "[Pg 10]",
        "{10}",
      })
  void pageNumbersAreLeftOutAndTheWordGoesOn(String number) throws Exception {
    body("<p>They can" + number + "not see.</p>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("They cannot see.");
    assertThat(reading.leftOut()).containsOnlyKeys(Reason.PAGE_NUMBER);
  }

  @Test
  void theDistributorsLicenceIsLeftOutByItsClassesAndByItsMarks() throws Exception {
    epub.page(
            "a.xhtml",
            "<p>The Project Gutenberg eBook</p><p>*** START OF THE PROJECT GUTENBERG EBOOK A BOOK ***</p><h1>One</h1><p>A.</p>")
        .page(
            "b.xhtml",
            "<section id='pg-footer'><h2>LICENSE</h2></section><h1>Two</h1><p>B.</p><p>End of the Project Gutenberg EBook of A</p><p>Licence.</p>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("One", "A.", "Two", "B.");
    assertThat(reading.leftOut()).containsOnlyKeys(Reason.LICENCE);
  }

  @Test
  void theDistributorsHeaderMayBeOneParagraphOrSetAsCode() throws Exception {
    String header =
        "The Project Gutenberg eBook of A Book. *** START OF THE PROJECT GUTENBERG EBOOK A BOOK ***";
    epub.page("a.xhtml", "<pre>" + header + " Produced by Somebody.</pre><h1>One</h1><p>A.</p>")
        .page(
            "b.xhtml",
            "<pre><code>Of Project Gutenberg.\n*** END OF THE PROJECT GUTENBERG EBOOK A BOOK ***\nA licence.</code></pre>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("One", "A.");
    assertThat(reading.leftOut()).containsOnlyKeys(Reason.LICENCE);
  }

  @Test
  void whoHasMadeTheDistributorsEditionIsLeftOut() throws Exception {
    body(
        "<p>*** START OF THE PROJECT GUTENBERG EBOOK A BOOK ***</p>"
            + "<p>Produced by Somebody and the<br/>Proofreading Team</p>"
            + "<p>Transcribed from the 1908 edition by Somebody</p><h1>One</h1>"
            + "<p>Produced by hand, it lasted.</p>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("One", "Produced by hand, it lasted.");
    assertThat(reading.leftOut()).containsOnlyKeys(Reason.LICENCE);
  }

  @Test
  void tagsThatAParagraphShowsAreCode() throws Exception {
    body("<p>A page is:</p><p>&lt;html lang=\"en\"&gt; &lt;body&gt;</p><p>&lt;body&gt; Hello.</p>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("A page is:", "<body> Hello.");
    assertThat(reading.leftOut()).containsOnlyKeys(Reason.CODE);
  }

  @Test
  void bracesOfAProgramAreNoPageNumbers() throws Exception {
    body("<p>Say stash@{2} or \"{0}\" there.</p>");
    assertThat(read().paragraphs()).containsExactly("Say stash@{2} or \"{0}\" there.");
  }

  @Test
  void readingsAndFormulasAreSaidOnce() throws Exception {
    body(
        "<p><ruby>\u6771<rp>(</rp><rt>tou</rt><rp>)</rp></ruby> is east.</p>"
            + "<p>It is <math alttext='pi r squared'><mi>\u03c0</mi><msup><mi>r</mi><mn>2</mn></msup></math>.</p>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("\u6771 is east.", "It is pi r squared.");
    assertThat(reading.leftOut())
        .containsEntry(Reason.READING, 5L)
        .containsEntry(Reason.FORMULA, 3L);
  }

  @Test
  void pictureInitialsBeginTheirWords() throws Exception {
    body(
        "<p><img alt='O' src='o'/>nce upon.</p><p><span><img alt='T'/></span>HE sun.</p>"
            + "<div><img alt='W'/></div><p>hen it rose.</p><p><img alt='Illuminated letter B'/>ut no.</p>"
            + "<p><img alt='I'/> was there.</p><p>A plan <img alt='B'/> of it. <img alt='A lamp'/></p>");
    Reading reading = read();
    assertThat(reading.paragraphs())
        .containsExactly(
            "Once upon.", "THE sun.", "When it rose.", "But no.", "I was there.", "A plan of it.");
    assertThat(reading.leftOut()).containsEntry(Reason.PICTURE, 17L + 1 + 5);
  }

  @Test
  void brokenLinesAreParagraphsWhenTheyAreApartAndVerseWhenTheyLookLikeIt() throws Exception {
    epub.page(
        "a.xhtml",
        "<body>CHAPTER I<br/><br/>It was dark. The\nrain fell.<br/><br/>* * *<br/> <br/>Morning<br/>came.</body>");
    epub.page(
        "b.xhtml",
        "<h1>Poem</h1><div class='stanza'><div>The curfew tolls</div><div>The herd winds</div></div>"
            + "<p>O wild West Wind<br/>Thou breath of being<br/>Thou unseen presence</p><pre>One\nTwo\n\nThree</pre>"
            + "<p epub:type='z3998:verse'><span>thou</span><br/><span>winter</span></p>");
    Reading reading = read();
    assertThat(reading.chapters().getFirst())
        .containsExactly("CHAPTER I", "It was dark. The rain fell.", "Morning came.");
    assertThat(reading.in(Role.LINE))
        .containsExactly(
            "The curfew tolls",
            "The herd winds",
            "O wild West Wind",
            "Thou breath of being",
            "Thou unseen presence",
            "One",
            "Two",
            "thou",
            "winter");
    assertThat(reading.leftOut()).containsOnlyKeys(Reason.ORNAMENT);
  }

  @Test
  void aParagraphThatIsALinkIsSaidAndAListOfChaptersIsNot() throws Exception {
    epub.page(
            "a.xhtml",
            "<h1>One</h1><p><a href='b.xhtml'>If you open the door, turn to 2.</a></p><p><a href='c.xhtml'>If you run, turn to 3.</a></p>"
                + "<p><a id='x' href='#y'>Every word of this paragraph is a link.</a></p>")
        .page("b.xhtml", "<h1>Two</h1><p>B.</p>")
        .page("c.xhtml", "<h1>Three: The Sea</h1><p>C.</p>")
        .page(
            "d.xhtml",
            "<p>Contents</p><ul><li><a href='b.xhtml'>Two</a> 12</li><li><a href='c.xhtml'>3. The Sea</a> 17</li></ul><p>End.</p>");
    Reading reading = read();
    assertThat(reading.chapters().getFirst()).hasSize(4);
    assertThat(reading.chapters().getLast()).containsExactly("End.");
  }

  @Test
  void linksWithoutWordsTakeNoTime() throws Exception {
    StringBuilder body = new StringBuilder("<div>");
    for (int i = 0; i < 40_000; i++) {
      body.append("<p>Mark<a href='#f").append(i).append("'><img alt=''/></a> here.</p>");
    }
    body.append("<p>").append("<a href='#x'></a>".repeat(40_000)).append("end</p></div>");
    body(body.toString());
    assertThat(read().paragraphs()).hasSize(40_001);
  }

  @Test
  void tablesInTablesAreReadAsText() throws Exception {
    body(
        "<table><tr><td><p>Text.</p><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>");
    Reading reading = read();
    assertThat(reading.paragraphs()).containsExactly("Text.");
    assertThat(reading.leftOut()).containsEntry(Reason.TABLE, 2L);
  }

  @Test
  void aFormulaWithoutADescriptionLeavesThePlacesBehindItRight() throws Exception {
    body("<p>A <math><mi>x</mi></math> b.</p>");
    var places = read().book().chapters().getFirst().paragraphs().getFirst().places();
    assertThat(places.getLast().path()).isEqualTo("/4/2/3");
  }

  @Test
  void depthIsNoDanger() throws Exception {
    body("<div>".repeat(20_000) + "deep" + "</div>".repeat(20_000));
    assertThat(read().paragraphs()).containsExactly("deep");
  }

  private void body(String body) {
    epub.page("a.xhtml", body);
  }

  private Reading read() throws Exception {
    return Reading.of(epub.write(directory.resolve("book.epub")));
  }
}
