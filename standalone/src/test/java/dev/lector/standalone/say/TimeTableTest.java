package dev.lector.standalone.say;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeTableTest {
  private static final Instant ASKED = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void theStretchesOfARequestAddUpToIt() {
    assertThat(table(Optional.of(ASKED.plusMillis(12))))
        .isEqualTo(
            """
            |  HTTP          0.012 s
            |  queue         0.100 s
            |  synthesis     0.700 s
            |  store         0.050 s
            |  reply         0.138 s
            |  total         1.000 s
            """
                .replace("|", ""));
  }

  @Test
  void anotherMachinesClockDoesNotMakeNegativeTimes() {
    assertThat(table(Optional.of(ASKED.minusSeconds(3600)))).contains("HTTP          0.000 s");
    assertThat(table(Optional.of(ASKED.plusSeconds(3600))))
        .contains("HTTP          0.150 s")
        .contains("reply         0.000 s");
  }

  private static String table(Optional<Instant> taken) {
    Spoken spoken = new Spoken("id", URI.create("http://x/"), ASKED, Duration.ofSeconds(1));
    JobReport job =
        new JobReport(
            taken,
            Duration.ofMillis(100),
            Duration.ofMillis(700),
            Duration.ofMillis(50),
            false,
            "model",
            "voice",
            Duration.ofSeconds(2),
            16_000,
            List.of());
    return new TimeTable().addRequest(spoken, job).format();
  }
}
