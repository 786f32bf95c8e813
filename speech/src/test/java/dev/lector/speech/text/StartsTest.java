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
  @ValueSource(strings = {"(?:\\d|x)?", "[^a]", "\\S+", "\\p{Lower}x", "[a&&b]c", "(?s).x", "\\R"})
  void aPatternThatDoesNotSayWhereItBeginsIsTriedEverywhere(String regex) {
    assertThat(Starts.of(ShapeReader.of(regex))).isNull();
  }

  @Test
  void digitsSignsAndCapitalsAreFound() {
    assertThat(places("\\d+")).containsExactly(1, 3, 4, 7);
    assertThat(places("(?:-|\\d)x?")).containsExactly(1, 2, 3, 4, 7);
    assertThat(places("[A-Z].")).containsExactly(6);
    assertThat(places("(?i:b)")).containsExactly(6);
  }

  @Test
  void whatStandsBeforeAMatchIsSeen() {
    assertThat(places("(?<![\\w.])\\d")).containsExactly(3);
    assertThat(places("(?<=[-a])\\d")).containsExactly(1, 3);
    assertThat(places("(?<!\\d|-)\\d")).containsExactly(1, 7);
    assertThat(places("(?:^|(?<=B))[a\\d]")).containsExactly(0, 7);
    assertThat(places("^[a\\d]")).containsExactly(0);
  }

  @Test
  void theSecondCharacterCountsWhereItIsTold() {
    assertThat(places("\\d\\d")).containsExactly(3);
    assertThat(places("\\d{2,3}")).containsExactly(3);
    assertThat(places("(?=[a-z]\\d)\\w")).containsExactly(0);
    assertThat(places("\\d(?![\\d-])")).containsExactly(4, 7);
    // the second is not there always
    assertThat(places("\\d[A-Z]?")).containsExactly(1, 3, 4, 7);
  }

  @Test
  void aBoundaryIsBeforeTheFirstOfARow() {
    assertThat(places("\\b[A-Za-z\\d]")).containsExactly(0, 3, 6);
  }

  @Test
  void onlyPlacesNearARareCharacterAreLookedAt() {
    assertThat(places("[a-z]{1,2}\\d")).containsExactly(0);
    assertThat(places("\\d{1,2}-")).containsExactly(1);
    assertThat(places("[^x]{2,4} B")).containsExactly(0, 1, 2, 3);
    assertThat(places("[^x](?:-|B)[^x]")).containsExactly(1, 5);
  }

  @Test
  void aCharacterFarAwayOrOnlySometimesThereTellsNothing() {
    assertThat(places("\\d[^x]{0,99}B")).containsExactly(1, 3, 4, 7);
    assertThat(Starts.of(ShapeReader.of("[a-z]+-"))).isNull();
    assertThat(places("\\d(?:-\\d)?")).containsExactly(1, 3, 4, 7);
    assertThat(places("\\d(?!-)")).containsExactly(3, 4, 7);
  }

  @Test
  void aMatchMayBeAtTheEndOfTheText() {
    assertThat(places("(?<=4)$")).containsExactly(8);
  }

  @Test
  void aRuleFindsTheSameWhereverItIsTried() {
    AlignedText text = AlignedText.of("1 22 x3 4a, 55 and 6");

    for (String regex :
        new String[] {
          "(?=\\d)(?<![\\w.])(\\d)(?!\\d)",
          "(?<=(?:^|[^\\w.]))(\\d)(?!\\d)",
          "(?<=^|\\s)\\d(?=\\D|$)"
        }) {
      Rule rule = Rewrite.of(regex, m -> "n");

      assertThat(rule.apply(text).text())
          .isEqualTo(rule.everywhere(text).text())
          .isEqualTo("N 22 x3 n a, 55 and n");
    }
  }

  private static int[] places(String regex) {
    Starts starts = Objects.requireNonNull(Starts.of(ShapeReader.of(regex)));
    return IntStream.iterate(starts.next(TEXT, 0), at -> at >= 0, at -> starts.next(TEXT, at + 1))
        .toArray();
  }
}
