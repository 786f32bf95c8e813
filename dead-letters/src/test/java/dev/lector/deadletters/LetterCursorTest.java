package dev.lector.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCursorTest {
  @Test
  void whatIsWrittenIsReadAgain() {
    LetterCursor cursor = new LetterCursor(new TreeMap<>(Map.of(0, 17L, 2, 4_000_000_000L)));
    assertThat(cursor).hasToString("0-17.2-4000000000");
    assertThat(LetterCursor.parse(cursor.toString())).contains(cursor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "17", "0-", "0-1.", "-1-2", "0-1,1-2", "0-1234567890123456789"})
  void whatNobodyWroteIsNoCursor(String text) {
    assertThat(LetterCursor.parse(text)).isEmpty();
  }

  @Test
  void aCursorThatIsTooLongIsNone() {
    assertThat(LetterCursor.parse("0-1" + ".0-1".repeat(2_000))).isEmpty();
  }
}
