package dev.lector.headers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequeuedTest {
  private final Headers headers = new RecordHeaders();

  @Test
  void whatIsWrittenIsReadAndReplacesWhatWasThere() {
    new Requeued("speech.requests", 0, 17, 4_711, 1).write(headers);
    Requeued second = new Requeued("speech.requests.batch", 3, 18, 1_700_000_000_000L, 2);
    second.write(headers);

    assertThat(Requeued.read(headers)).hasValue(second);
    assertThat(headers.toArray()).hasSize(1);
  }

  @Test
  void aRecordThatWasNeverSentAgainSaysNothing() {
    assertThat(Requeued.read(headers)).isEmpty();
    new Requeued("speech.requests", 0, 17, 4_711, 1).write(headers);
    Requeued.remove(headers);
    assertThat(Requeued.read(headers)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "speech.requests",
        "speech.requests 0 17 4711",
        "speech.requests 0 -17 4711 1",
        "speech.requests 0 17 4711 99999999999999999999",
        "speech requests 0 17 4711 1",
        "speech.requests 0 17 -4711 1",
        "speech.requests 0 17 99999999999999 1",
        "speech.requests\n0 17 4711 1"
      })
  void nonsenseSaysNothing(String text) {
    headers.add(Requeued.HEADER, text.getBytes(UTF_8));
    assertThat(Requeued.read(headers)).isEmpty();
  }
}
