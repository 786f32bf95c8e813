package dev.lector.speech.phonemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordAlignmentTest {
  @Test
  void asManyWordsAsPhonemeWordsGoOneToOneWithoutTheirPunctuation() {
    assertThat(align("\"Hello,\" isn't said.", "həlˈoʊ, ˈɪzənt sˈɛd."))
        .containsExactly("Hello 0.0-1.0", "isn't 1.0-2.0", "said 2.0-3.0");
  }

  @Test
  void wordsThatAreSaidAsOneShareIt() {
    assertThat(align("one of the best", "wˈʌn ʌvðə bˈɛst"))
        .containsExactly("one 0.0-1.0", "of 1.0-1.4", "the 1.4-2.0", "best 2.0-3.0");
  }

  @Test
  void aWordThatIsSaidInSeveralHasThemAll() {
    assertThat(align("go w now", "ɡoʊ dˈʌbəl jˈuː nˈaʊ")).first().isEqualTo("go 0.0-1.0");
    assertThat(align("a thirtysomething man", "ɐ θˈɜːɾi sˈʌmθɪŋ mˈæn"))
        .containsExactly("a 0.0-1.0", "thirtysomething 1.0-3.0", "man 3.0-4.0");
  }

  @Test
  void aClauseStaysWithItsClause() {
    assertThat(align("In the end, it is of the sea", "ɪnðɪ ˈɛnd, ɪt ɪz ʌvðə sˈiː"))
        .contains("end 1.0-2.0", "it 2.0-3.0", "is 3.0-4.0", "sea 5.0-6.0");
  }

  @Test
  void everyWordHasAPlaceInOrderHoweverTheNumbersDiffer() {
    for (int words = 1; words < 12; words++) {
      for (int phonemes = 1; phonemes < 12; phonemes++) {
        double before = 0;
        List<WordAlignment.Word> aligned =
            WordAlignment.of("ab ".repeat(words).strip(), "a ".repeat(phonemes).strip());
        assertThat(aligned).hasSize(words);
        for (WordAlignment.Word word : aligned) {
          assertThat(word.from()).isGreaterThanOrEqualTo(before - 1e-9);
          assertThat(word.to()).isGreaterThanOrEqualTo(word.from()).isLessThanOrEqualTo(phonemes);
          before = word.to();
        }
      }
    }
  }

  @Test
  void nothingIsAlignedWithNothing() {
    assertThat(WordAlignment.of("", "a")).isEmpty();
    assertThat(WordAlignment.of("a", "")).isEmpty();
    assertThat(WordAlignment.of("?", "a")).isEmpty();
  }

  private static List<String> align(String words, String phonemes) {
    List<String> aligned = new ArrayList<>();
    for (WordAlignment.Word word : WordAlignment.of(words, phonemes)) {
      aligned.add(words.substring(word.start(), word.end()) + " " + word.from() + "-" + word.to());
    }
    return aligned;
  }
}
