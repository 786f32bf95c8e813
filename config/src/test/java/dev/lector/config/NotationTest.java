package dev.lector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
  @ParameterizedTest
  @CsvSource({
    "250ms,PT0.25S",
    "30s,PT30S",
    "5m,PT5M",
    "1 h,PT1H",
    "' 7d ',PT168H",
    "PT1M30S,PT1M30S",
    "-PT1S,PT-1S"
  })
  void durationsAreShortOrInIso8601(String written, Duration meant) {
    assertThat(Notation.duration(written)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "60", "soon", "30sec", "1.5h", "-1s", "9999999999s"})
  void whatIsNoDurationIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Notation.duration(text));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "4096,4096",
    "100B,100",
    "64KiB,65536",
    "1 mib,1048576",
    "2GiB,2147483648",
    "1TiB,1099511627776"
  })
  void sizesAreBytesOrHaveABinaryUnit(String written, long meant) {
    assertThat(Notation.size(written)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "1MB", "1.5MiB", "much", "99999999999TiB", "9999999999999999999"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Notation.size(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"250ms", "0s", "1s", "90s", "5m", "90m", "1h", "25h", "7d", "400d"})
  void durationsAreWrittenAsTheyAreRead(String text) {
    assertThat(Notation.format(Notation.duration(text))).isEqualTo(text);
  }
}
