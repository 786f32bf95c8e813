package dev.lector.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Raised letters and numbers without a link: note marks where there are notes, else text. */
class RaisedMarksTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "E = mc<sup>2</sup>;E = mc²",
        "where xy<sup>2</sup> and dx<sup>2</sup> are;where xy² and dx² are",
        "20 Pa<sup>2</sup> or Hz<sup>2</sup>;20 Pa² or Hz²",
        "One<sup>1</sup> says two<sup>2</sup> but E = mc<sup>2</sup>;One says two but E = mc²",
        "au XVII<sup>e</sup> si\u00e8cle, au XXVI<sup>e</sup>;au XVIIe si\u00e8cle, au XXVIe",
        "Will<sup>m</sup> and Alex<sup>r</sup> Hugh<sup>s</sup>;Willm and Alexr Hughs",
        "The sea<sup>1</sup> and the sky<sup>2</sup>.;The sea and the sky.",
        "Waves<sup>a</sup> and foam<sup>b</sup>.;Waves and foam.",
        "Waves<sup>a</sup>.;Waves.",
        "The end.<sup>17</sup> It was<sup>18</sup> so.;The end. It was so.",
        "He came<sup>3</sup> late.;He came late.",
      })
  void exponentsAndAbbreviationsStayAndNoteMarksGo(String html, String said) throws Exception {
    Path file =
        new Epub().page("a.xhtml", "<p>" + html + "</p>").write(directory.resolve("a.epub"));
    assertThat(Reading.of(file).paragraphs()).containsExactly(said);
  }
}
