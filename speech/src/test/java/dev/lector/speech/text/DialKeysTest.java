package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DialKeysTest {
  private static final TextFrontEnd FRONT_END = new TextFrontEnd();

  @ParameterizedTest
  @CsvSource({
    "Press # to end., en-US, Press pound to end.",
    "Press # to end., en-CA, Press pound to end.",
    "Press # to end., en-GB, Press hash to end.",
    "Dial #31# or *70., '', Dial pound thirty one pound or star seventy.",
    "Dial #31# or *70., en-AU, Dial hash thirty one hash or star seventy.",
    "The code is 4471#., en-GB, The code is four four seven one hash.",
    "Issue #12 of the *new* list., en-GB, Issue number twelve of the new list.",
  })
  void namesTheKeyAsTheVarietyDoes(String written, String language, String said)
      throws InvalidTextException {
    assertThat(
            FRONT_END
                .read(Script.plain(written), language, ReadingOptions.DEFAULT, Checkpoint.NONE)
                .sentences()
                .stream()
                .map(Sentence::words)
                .collect(Collectors.joining(" ")))
        .isEqualTo(said);
  }
}
