package dev.lector.headers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastDeliveriesTest {
  private final Headers headers = new RecordHeaders();

  @Test
  void whatWasWrittenLastIsRead() {
    PastDeliveries.write(headers, 3);
    PastDeliveries.write(headers, 7);
    assertThat(PastDeliveries.read(headers)).isEqualTo(7);

    PastDeliveries.remove(headers);
    assertThat(PastDeliveries.read(headers)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "three", "1234567", " 3"})
  void whatIsNoNumberIsNone(String value) {
    headers.add(PastDeliveries.DELIVERIES, value.getBytes(UTF_8));
    assertThat(PastDeliveries.read(headers)).isZero();
  }
}
