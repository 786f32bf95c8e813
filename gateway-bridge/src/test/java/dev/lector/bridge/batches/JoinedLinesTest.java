package dev.lector.bridge.batches;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.speech.ItemReader;
import dev.lector.bridge.speech.SpeechLimits;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What {@code curl -d @file} makes of a file: its lines without their ends. */
class JoinedLinesTest {
  private static final ItemReader READER =
      new ItemReader(
          new SpeechLimits(
              10_000,
              1_000,
              10,
              Duration.ofSeconds(1),
              10,
              Duration.ofMinutes(15),
              Duration.ofSeconds(10)));
  private static final BatchLimits LIMITS = new BatchLimits(10_000, 10, 1_000, 1, 8, 50);

  @Test
  void itsSenderIsToldHowToSendItAsItIs() {
    byte[] joined = "{\"text\":\"One.\"}{\"text\":\"Two.\"}".getBytes(UTF_8);
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () ->
                Submission.read(new ByteArrayInputStream(joined), new JsonItems(READER), LIMITS)
                    .close());

    JsonNode error = refused.json().path("detail").path(0);
    assertThat(error.path("loc").toString()).isEqualTo("[\"body\",1,15]");
    assertThat(error.path("msg").asText()).contains("--data-binary");
  }
}
