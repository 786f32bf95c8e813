package dev.lector.tts.worker.lanes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestIdsTest {
  @Test
  void shortPrintableTextCanBeTheIdOfARequest() {
    assertThat(idIn("0f8fad5b-d9cb-469f-a165-70867728950e".getBytes(UTF_8)))
        .hasValue("0f8fad5b-d9cb-469f-a165-70867728950e");
    assertThat(idIn("Kapitel 3, Satz 7 – zweiter Versuch".getBytes(UTF_8))).isPresent();
  }

  @Test
  void whatCouldNotStandInALogOrAnEventIsNoId() {
    assertThat(idIn(null)).isEmpty();
    assertThat(idIn(new byte[0])).isEmpty();
    assertThat(idIn("   ".getBytes(UTF_8))).isEmpty();
    assertThat(idIn("two\nlines".getBytes(UTF_8))).isEmpty();
    assertThat(idIn(new byte[] {0, 0, 0, 42})).isEmpty();
    assertThat(idIn(new byte[] {(byte) 0xff, (byte) 0xfe})).isEmpty();
    assertThat(idIn("x".repeat(257).getBytes(UTF_8))).isEmpty();
  }

  private static Optional<String> idIn(byte @Nullable [] key) {
    return RequestIds.inKey(new ConsumerRecord<>("speech.requests", 0, 0, key, new byte[0]));
  }
}
