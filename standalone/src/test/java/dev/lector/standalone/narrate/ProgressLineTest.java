package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is told of a batch while it goes on. */
class ProgressLineTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

  @Test
  void aTerminalShowsABarWithRateAndTimeLeft() throws Exception {
    ProgressLine line = new ProgressLine(out, true);
    line.show(batch(40, 9, 1, ",\"estimated_end\":\"" + Instant.now().plusSeconds(3_755) + "\""));
    assertThat(told())
        .matches(
            "\r\u001b\\[2K\\[={7} {23}\\] 10 of 40 passages \\(25 %\\), 12\\.5 times real time, 1:02:\\d\\d left");
    line.clear();
    assertThat(told()).endsWith("\r\u001b[2K");
  }

  @Test
  void elsewhereItIsALineNowAndThen() throws Exception {
    ProgressLine line = new ProgressLine(out, false);
    line.show(batch(40, 10, 0, ""));
    line.show(batch(40, 11, 0, ""));
    line.clear();
    assertThat(told()).isEqualTo("10 of 40 passages (25 %), 12.5 times real time" + end());
  }

  @Test
  void aTimeLeftThatNobodyKnowsOrThatIsOverIsNotTold() throws Exception {
    new ProgressLine(out, false)
        .show(batch(4, 4, 0, ",\"estimated_end\":\"2020-01-01T00:00:00Z\""));
    assertThat(told()).isEqualTo("4 of 4 passages (100 %), 12.5 times real time" + end());
  }

  @Test
  void aBatchTheLedgerHasNotHeardOfIsNotTold() throws Exception {
    ProgressLine line = new ProgressLine(out, false);
    line.show(new ObjectMapper().readTree("{}"));
    assertThat(told()).isEmpty();
    line.show(batch(4, 1, 0, ""));
    assertThat(told()).startsWith("1 of 4 passages");
  }

  private static JsonNode batch(int items, int done, int failed, String more) throws Exception {
    return new ObjectMapper()
        .readTree(
            "{\"items\":%d,\"done\":%d,\"failed\":%d,\"rate\":{\"audio_seconds_per_second\":12.5}%s}"
                .formatted(items, done, failed, more));
  }

  private static String end() {
    return System.lineSeparator();
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }
}
