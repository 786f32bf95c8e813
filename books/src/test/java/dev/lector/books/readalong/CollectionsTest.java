package dev.lector.books.readalong;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.books.BookReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Collections in a package document, such as previews, have metadata and manifests of their own.
 */
final class CollectionsTest {
  @TempDir private Path directory;

  @Test
  void aBookWithCollectionsIsReadAlongAndTheyStayAsTheyAre() throws Exception {
    String collection =
        """
        <collection role="http://example.org/roles/unit">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
              <dc:title id="xt">A preview</dc:title><meta refines="#xt" property="title-type">main</meta><meta property="media:duration">0:00:01.000</meta>
            </metadata>
            <collection role="manifest">
              <link href="one.xhtml"/>
            </collection>
            <link href="one.xhtml"/>
          </collection>""";
    Path input =
        new WholeEpub()
            .collection(collection)
            .document("one.xhtml", WholeEpub.page("<p>It is.</p>"))
            .write(directory.resolve("in.epub"));
    Path output = directory.resolve("out.epub");
    assertThat(BookReader.read(input).metadata().title()).isEqualTo("The Sea");
    Speech speech = new Speech(BookReader.read(input), directory);
    try (ReadAlongEpub book = ReadAlongEpub.open(input)) {
      book.write(output, speech.sentences(), speech.tracks(), "slt");
    }
    Highlights heard = new Highlights(output, "OEBPS/package.opf");
    assertThat(heard.texts()).containsExactly("It is.");
    byte[] written = Objects.requireNonNull(heard.files().get("OEBPS/package.opf"));
    assertThat(new String(written, StandardCharsets.UTF_8)).contains(collection);
    assertThat(Conformance.problems(output)).isSubsetOf(Conformance.problems(input));
  }
}
