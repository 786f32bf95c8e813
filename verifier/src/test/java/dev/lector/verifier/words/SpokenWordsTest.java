package dev.lector.verifier.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenWordsTest {
  private final SpokenWords words = new SpokenWords();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what is to be said          | what a recogniser writes     | language
          Hello, World!                 | hello world                  | en
          Doctor Smith has twenty five cats. | Dr. Smith has 25 cats.  | en
          It costs five dollars.        | It costs $5                  | en
          in nineteen eighty four       | in 1984                      | en
          one hundred percent           | 100%                         | en
          I don't know.                 | I don’t know                 | en
          a well-known cafe             | A well known café            | en
          Es kostet fünf Euro.          | Es kostet 5 Euro             | de
          vingt-cinq chats              | 25 chats                     | fr
          """)
  void bothSidesAreTheSameWords(String spoken, String heard, String language) {
    assertThat(words.ofWritten(heard, language)).isEqualTo(words.ofSpoken(spoken)).isNotEmpty();
  }

  @Test
  void signsAloneAreNoWords() {
    assertThat(words.ofWritten("… ♪ —", "en")).isEmpty();
    assertThat(words.ofSpoken(" . , ! ")).isEmpty();
  }

  @Test
  void scriptsWithoutSpacesAreComparedSignBySign() {
    assertThat(words.ofSpoken("今日は晴れ。")).containsExactly("今", "日", "は", "晴", "れ");
  }
}
