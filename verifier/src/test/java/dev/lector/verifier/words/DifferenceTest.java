package dev.lector.verifier.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # nothing differs
          the cat sat on the mat | the cat sat on the mat | 0
          # one word heard as another, left out, added
          the cat sat on the mat | the cat sat on the hat | 1
          the cat sat on the mat | the cat on the mat | 1
          the cat sat on the mat | the cat sat down on the mat | 1
          # a word heard as two
          it is everyone for himself | it is every one for himself | 2
          # a sentence dropped at the end, in the middle, at the beginning
          a b c d e f g h i | a b c d | 5
          a b c d e f g h i | a b c h i | 4
          a b c d e f g h i | f g h i | 5
          # a loop of repeated words, with the rest behind it
          it was the best of times | it was the best it was the best it was the best of times | 8
          # the end cut off, and something else said in its place
          a b c d e f | a b c x y z u v | 5
          # runs that are far apart are not one
          a x b c d e y f | a 1 b c d e 2 f | 1
          # a word that is the same by chance does not end a run, and counts with it
          a b c d the e f g h i | a 1 2 3 the 4 5 6 h i | 7
          # nothing at all
          a b c | '' | 3
          """)
  void theLongestRunIsCounted(String expected, String heard, int run) {
    assertThat(Difference.longestRun(words(expected), words(heard))).isEqualTo(run);
    assertThat(Difference.longestRun(words(heard), words(expected))).isEqualTo(run);
  }

  @Test
  void whatIsLeftOutOfALongTextIsFoundWhereverItWas() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      List<String> text = new ArrayList<>(IntStream.range(0, 200).mapToObj(i -> "w" + i).toList());
      Collections.shuffle(text, random);
      int length = 1 + random.nextInt(20);
      int from = random.nextInt(text.size() - length);
      List<String> heard = new ArrayList<>(text.subList(0, from));
      heard.addAll(text.subList(from + length, text.size()));
      assertThat(Difference.longestRun(text, heard)).isEqualTo(length);
    }
  }

  @Test
  void aTextThatWouldTakeMinutesIsNotCompared() {
    List<String> text = Collections.nCopies(20_000, "word");
    assertThat(Difference.isFeasible(text, text)).isFalse();
    assertThat(Difference.isFeasible(text.subList(0, 5_000), text.subList(0, 5_000))).isTrue();
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
