package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StartsTest {
  private static final String TEXT = "a1-23 B4";

  @ParameterizedTest
  @ValueSource(strings = {"\\d", "(?<!\\w)\\d", "(?=x)y", "(?=[^a])b", "(?=[a-f])c", "(?=a|b)c"})
  void aPatternThatDoesNotSayWhereItBeginsIsTriedEverywhere(String regex) {
    assertThat(Starts.of(regex)).isNull();
  }

  @Test
  void digitsSignsAndCapitalsAreFound() {
    assertThat(places("(?=\\d)\\d")).containsExactly(1, 3, 4, 7);
    assertThat(places("(?=[-\\d])x")).containsExactly(1, 2, 3, 4, 7);
    assertThat(places("(?=[A-Z])x")).containsExactly(6);
  }

  @Test
  void whatMayNotStandBehindAWordBeginsOnlyRows() {
    assertThat(places("(?=\\d)(?<![\\w.])\\d")).containsExactly(3);
  }

  @Test
  void aRuleFindsTheSameWhereverItIsTried() {
    AlignedText text = AlignedText.of("1 22 x3 4a, 55 and 6");

    assertThat(Rewrite.of("(?=\\d)(?<![\\w.])(\\d)(?!\\d)", m -> "n").apply(text).text())
        .isEqualTo(Rewrite.of("(?<![\\w.])(\\d)(?!\\d)", m -> "n").apply(text).text())
        .isEqualTo("N 22 x3 n a, 55 and n");
  }

  private static int[] places(String regex) {
    Starts starts = Objects.requireNonNull(Starts.of(regex));
    return IntStream.iterate(starts.next(TEXT, 0), at -> at >= 0, at -> starts.next(TEXT, at + 1))
        .toArray();
  }
}
