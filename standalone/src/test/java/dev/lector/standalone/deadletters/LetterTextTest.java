package dev.lector.standalone.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.deadletters.DeadLetter;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LetterTextTest {
  @Test
  void aLineStaysOneHoweverLongAnIdIs() {
    assertThat(LetterText.line(letter("r".repeat(600_000)))).contains("rrr…").hasSizeLessThan(300);
    assertThat(LetterText.line(letter("a\nb\u0000"))).doesNotContain("\n", "\u0000");
    assertThat(LetterText.line(letter("order-7"))).contains(" order-7 ");
  }

  private static DeadLetter letter(String key) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("speech.dead-letters", 0, 5, key.getBytes(UTF_8), new byte[0]);
    return new DeadLetter(record, Optional.empty(), Optional.empty());
  }
}
