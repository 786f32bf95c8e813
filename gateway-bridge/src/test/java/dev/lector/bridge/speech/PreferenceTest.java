package dev.lector.bridge.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "respond-async | 0 | respond-async",
        "Respond-Async; foo=bar | 0 | respond-async",
        "wait=10 | 10 | wait=10",
        "wait=\"10\" | 10 | wait=10",
        "wait = 0 | 0 | wait=0",
        "wait=100 | 60 | wait=100",
        "respond-async, wait=5 | 5 | respond-async, wait=5",
        "wait=5, wait=7, respond-async | 5 | respond-async, wait=5",
      })
  void isHonoured(String header, int seconds, String applied) {
    Preference preference = Preference.of(List.of(header));
    assertThat(preference.acceptsLater()).isTrue();
    assertThat(preference.within(LIMIT)).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(preference.applied()).isEqualTo(applied);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "handling=lenient",
        "wait",
        "wait=",
        "wait=-1",
        "wait=soon",
        "wait=1e3",
        "wait=99999999999"
      })
  void isIgnoredWhenItMakesNoSense(String header) {
    Preference preference = Preference.of(List.of(header));
    assertThat(preference.acceptsLater()).isFalse();
    assertThat(preference.within(LIMIT)).isEqualTo(LIMIT);
  }

  @Test
  void mayBeSpreadOverSeveralHeaders() {
    Preference preference = Preference.of(List.of("respond-async", "wait=3"));
    assertThat(preference.within(LIMIT)).isEqualTo(Duration.ofSeconds(3));
  }
}
