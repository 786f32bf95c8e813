package dev.lector.speech.ssml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.lector.speech.pronunciation.Pronunciation;
import dev.lector.speech.text.Script;
import dev.lector.speech.text.Script.Break;
import dev.lector.speech.text.Script.Sound;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.text.SourceRange;
import dev.lector.speech.text.TextFrontEnd;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class InlineReaderTest {
  @Test
  void phonemesAreSaidWhereTheyAreWritten() throws Exception {
    String source = "I like [[ˈlɛktɚ]] a lot.";

    Script script = TextType.INLINE.read(source);

    SourceRange mark = new SourceRange(source.indexOf("[["), source.indexOf("]]") + 2);
    assertThat(script.sounds()).containsExactly(new Sound(mark, "lˈɛktɚ"));
    assertThat(script.written(mark)).isEqualTo("ˈlɛktɚ");
    List<Sentence> sentences = new TextFrontEnd().read(script).sentences();
    assertThat(sentences).hasSize(1);
    Pronunciation said = sentences.getFirst().pronunciations().getFirst();
    assertThat(said.ipa()).isEqualTo("lˈɛktɚ");
    assertThat(sentences.getFirst().words()).isEqualTo("I like sound a lot.");
    assertThat(sentences.getFirst().source(said.start(), said.end())).isEqualTo(mark);
  }

  @Test
  void pausesAreExactAndThoseSideBySideAddUp() throws Exception {
    String source = "One. [pause 500ms] [Pause 1.5 s] Two [PAUSE 2s]three.";

    Script script = TextType.INLINE.read(source);

    assertThat(script.breaks())
        .containsExactly(
            new Break(source.indexOf(" [Pause"), 2_000, true),
            new Break(source.indexOf("three"), 2_000, true));
    assertThat(new TextFrontEnd().read(script).sentences())
        .extracting(Sentence::words)
        .containsExactly("One.", "Two", "three.");
  }

  @Test
  void pausesThatAddUpToMoreThanCanBeCountedStayTooLong() throws Exception {
    Script script = TextType.INLINE.read("[pause 60s]".repeat(40_000) + "Hi.");

    assertThat(script.breaks()).extracting(Break::pauseMs).containsExactly(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a [b] c [1] [paused] [pause: no] d",
        "[pauses 500ms] x[0][1]",
        "\\[[ not ]] \\[pause 500ms]",
        "]] [ [",
        "C:\\temp",
      })
  void otherBracketsAndThoseBehindABackslashAreText(String source) throws Exception {
    Script script = TextType.INLINE.read(source);

    assertThat(script.sounds()).isEmpty();
    assertThat(script.breaks()).isEmpty();
    assertThat(script.written(new SourceRange(0, source.length())))
        .isEqualTo(source.replace("\\[", "["));
  }

  @Test
  void aMarkThatIsNotWrittenAsOneIsAnErrorThatSaysWhere() {
    assertWrong("One\nand [[ˈlɛktɚ", "line 2, column 5", "[[ˈlɛktɚ]]");
    assertWrong("[[]]", "line 1, column 1", "written as");
    assertWrong("[[see 5]]", "line 1, column 1", "\"5\" is no character of IPA");
    assertWrong("a [pause]", "line 1, column 3", "[pause 500ms]");
    assertWrong("a [pause 500]", "line 1, column 3", "[pause 500ms]");
    assertWrong("a [pause 61s]", "line 1, column 3", "60s at most");
  }

  private static void assertWrong(String source, String... parts) {
    assertThatThrownBy(() -> TextType.INLINE.read(source))
        .isInstanceOf(SsmlException.class)
        .hasMessageStartingWith("Inline markup, line ")
        .hasMessageContainingAll(parts)
        .hasMessageContaining("\\[");
  }

  @Test
  void onlyWhoAsksForItHasIt() throws Exception {
    String source = "a [[ˈlɛktɚ]] [pause 500ms]";
    assertThat(TextType.AUTO.read(source)).isEqualTo(Script.plain(source));
    assertThat(TextType.PLAIN.read(source)).isEqualTo(Script.plain(source));
    assertThat(TextType.INLINE.isSsml("<speak>a</speak>")).isFalse();
  }

  @Test
  void hostileTextsAreReadInTimeThatGrowsWithThem() {
    String opened = "[[".repeat(200_000);
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          assertThatThrownBy(() -> TextType.INLINE.read(opened)).isInstanceOf(SsmlException.class);
          var _ = TextType.INLINE.read("[pausex".repeat(200_000));
          var _ = TextType.INLINE.read("\\[[a".repeat(200_000));
          var _ = TextType.INLINE.read("[[a]] ".repeat(50_000));
        });
  }
}
