package dev.lector.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          time        | one A M                            | one AM
          time        | twenty three hundred               | twenty three o'clock
          time        | one oh one and one second          | one hour one minute and one second
          cardinal    | one hundred one                    | one hundred and one
          date        | January fifteenth, twenty twenty   | the fifteenth of january twenty twenty
          telephone   | one twenty three dot forty         | one two three dot four zero
          range       | two to five                        | two - five
          money       | fifty to one hundred dollars       | fifty dollars to one hundred dollars
          fraction    | twenty two over three              | twenty two thirds
          fraction    | one over two thousand seven        | one two thousand seventh
          ordinal     | twenty first                       | twenty one th
          ordinal     | one hundred eleventh               | one one one st
          measure     | eighty seconds                     | eighty S
          electronic  | nvidia dot com slash x             | HTTPS colon slash slash WWW dot nvidia dot com slash x
          punctuation | eighties                           | eighty's
          punctuation | Muller                             | Müller
          """)
  void forgivesOtherWordsForTheSame(String category, String said, String asked) {
    assertThat(Variants.judged(category, said)).isEqualTo(Variants.judged(category, asked));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          measure     | five degrees               | minus five degrees
          measure     | five kilograms             | five grams
          time        | ten fifteen                | ten fifty
          time        | three P M                  | three A M
          fraction    | two thirds                 | three halves
          fraction    | five thirds                | five thirteenths
          ordinal     | twenty first               | twenty second
          money       | five dollars               | five cents
          money       | fifty to one hundred cents | fifty dollars to one hundred dollars
          range       | two minus five             | two to five
          telephone   | one two three              | one three two
          telephone   | thirteen                   | thirty
          date        | march third                | third of may
          date        | two thousand five          | twenty five
          electronic  | a dash b at x dot com      | a b at x dot com
          serial      | one two B                  | one B two
          cardinal    | one hundred one            | one hundred
          """)
  void forgivesNoOtherValue(String category, String said, String asked) {
    assertThat(Variants.judged(category, said)).isNotEqualTo(Variants.judged(category, asked));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          one twenty three                                             | 123
          one two three                                                | 123
          one hundred twenty three                                     | 123
          two thousand twenty one A                                    | 2021 A
          nineteen oh five                                             | 1905
          eight thousand ninety                                        | 8090
          one hundred twenty three thousand four hundred fifty six dot | 123456 dot
          twenty ten                                                   | 2010
          """)
  void numbersInWordsAreTheSameDigitsHoweverTheyAreCut(String words, String digits) {
    assertThat(SpokenDigits.of(words)).isEqualTo(digits);
  }
}
