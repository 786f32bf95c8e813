package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DateOrderTest {
  private static final TextFrontEnd FRONT_END = new TextFrontEnd();

  @ParameterizedTest
  @CsvSource({
    "Paid on or before 1/4/2024., 'Paid on or before the first of April, twenty twenty four.'",
    "It ends 25/12/23., 'It ends the twenty fifth of December, twenty twenty three.'",
    "Dated 03-04-2021., 'Dated the third of April, twenty twenty one.'",
    "A 1/4/2024 letter., 'A April first, twenty twenty four letter.'",
    "'It is due 3/4, on 5/6.', 'It is due the third of April, on the fifth of June.'",
    "It is due 9/11., It is due the ninth of November.",
    // what only an American date can be, and no date at all
    "On 11/22/2026., 'On November twenty second, twenty twenty six.'",
    "4/13/24 and 1/5/24., 'April thirteenth, twenty twenty four and January fifth, twenty twenty four.'",
    "On 3/4 of the days it fell by 3/4., On three quarters of the days it fell by three quarters.",
    "Since 9/11 and on 9/11/2001., 'Since nine eleven and on September eleventh, two thousand one.'",
    "Java 8/11/17 runs., 'Java eight, eleven or seventeen runs.'",
    "See /a/1/4/2024/b., See slash a slash one slash four slash twenty twenty four slash b.",
    "2024-04-01., 'April first, twenty twenty four.'",
  })
  void readsTheDayFirstInBritishEnglish(String written, String said) throws InvalidTextException {
    assertThat(said(written, "en-GB")).isEqualTo(said);
    assertThat(said(written, "en-AU")).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "Due 1/4/2024., 'Due January fourth, twenty twenty four.'",
    "On 3/4 we met., On March fourth we met.",
    "Mon 5/2/24., 'Monday February fifth, twenty twenty four.'",
    "'Wednesday, 1/5/2022.', 'Wednesday, January fifth, twenty twenty two.'",
    "5/4/2024 (Friday) it was., 'April fifth, twenty twenty four, Friday, it was.'",
    "25/12/2023 and 1/4/2024., 'December twenty fifth, twenty twenty three and April first, twenty twenty four.'",
    // two that contradict decide nothing for the third
    "25/12/2023 and 12/25/2023 and 1/4/2024., 'December twenty fifth, twenty twenty three and December twenty fifth, twenty twenty three and January fourth, twenty twenty four.'",
  })
  void readsTheMonthFirstInAmericanEnglishUnlessTheTextDecides(String written, String said)
      throws InvalidTextException {
    assertThat(said(written, "en-US")).isEqualTo(said);
    assertThat(said(written, "")).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "'Mon 5/2/24.\n\nThen 6/2/24.', en-US, 'Then February sixth, twenty twenty four.'",
    "'12/25/2023.\n\nThen 6/2/24.', en-GB, 'Then June second, twenty twenty four.'",
  })
  void dateDecidesForTheWholeText(String written, String language, String last)
      throws InvalidTextException {
    assertThat(said(written.replace("\\n", "\n"), language)).endsWith(last);
  }

  private static String said(String written, String language) throws InvalidTextException {
    return FRONT_END
        .read(Script.plain(written), language, ReadingOptions.DEFAULT, Checkpoint.NONE)
        .sentences()
        .stream()
        .map(Sentence::words)
        .collect(Collectors.joining(" "));
  }
}
