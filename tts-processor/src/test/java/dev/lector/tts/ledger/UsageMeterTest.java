package dev.lector.tts.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRequested;
import dev.lector.events.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageMeterTest {
  @Test
  void anHourIsPublishedOnceWhenItIsOver(@TempDir Path directory) {
    try (LedgerRig rig = new LedgerRig(directory)) {
      SpeechRequested one = LedgerRig.asked("1").build();
      SpeechRequested two = LedgerRig.asked("2").build();
      SpeechRequested bad = LedgerRig.asked("3").build();
      rig.finish(LedgerRig.spoken(one));
      rig.finish(LedgerRig.spoken(two));
      rig.finish(LedgerRig.spoken(two));
      rig.finish(LedgerRig.failed(bad, RejectionCode.INVALID_TEXT));
      rig.pass(Duration.ofMinutes(39));
      assertThat(rig.usage.isEmpty()).isTrue();

      rig.pass(Duration.ofMinutes(2));
      List<Usage> hours = rig.usage.readValuesToList();
      assertThat(hours).hasSize(2);
      Usage spoken =
          hours.stream().filter(u -> u.getModelId().equals("starter")).findFirst().orElseThrow();
      assertThat(spoken.getRequests()).isEqualTo(2);
      assertThat(spoken.getCharacters()).isEqualTo(20);
      assertThat(spoken.getAudioMs()).isEqualTo(3_000);
      assertThat(spoken.getSynthesisMs()).isEqualTo(400);
      assertThat(spoken.getWindowStart()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));

      rig.pass(Duration.ofHours(3));
      assertThat(rig.usage.isEmpty()).isTrue();
    }
  }
}
