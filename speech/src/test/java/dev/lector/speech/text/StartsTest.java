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
  @ValueSource(
      strings = {
        "\\d",
        "(?<!\\w)\\d",
        "(?=x)y",
        "(?=[^a])b",
        "(?=[a-f])c",
        "(?=a|b)c",
        "(?=\\d?)x",
        "(?=\\d{0,3})x",
        "(?=[A-Z]*)x",
        "(?=[A-Z]{2}|\\d)x",
        "(?=\\w)x"
      })
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
  void theSecondCharacterCountsWhereItIsTold() {
    assertThat(places("(?=\\d\\d)x")).containsExactly(3);
    assertThat(places("(?=\\d{2,3})x")).containsExactly(3);
    assertThat(places("(?=[a-z]\\d)x")).containsExactly(0);
    assertThat(places("(?=[\\s-])x")).containsExactly(2, 5);
    // the second is not there always, or not at the second place
    assertThat(places("(?=\\d[A-Z]?)x")).containsExactly(1, 3, 4, 7);
    assertThat(places("(?=\\d{1,3}\\.)x")).containsExactly(1, 3, 4, 7);
  }

  @Test
  void aBoundaryIsBeforeTheFirstOfARow() {
    assertThat(places("(?=[A-Za-z\\d])\\b")).containsExactly(0, 3, 6);
  }

  @Test
  void aTextWithoutTheirCharactersHasNoPlace() {
    Starts digits = Objects.requireNonNull(Starts.of("(?=\\d)\\d"));

    assertThat(digits.areIn(Contents.of(TEXT))).isTrue();
    assertThat(digits.areIn(Contents.of("no number"))).isFalse();
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
