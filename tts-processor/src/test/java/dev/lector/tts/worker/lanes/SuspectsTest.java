package dev.lector.tts.worker.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.junit.jupiter.api.Test;

class SuspectsTest {
  @Test
  void nothingWaitsInAnEmptyQuarantineOfWhichTheGroupKnowsNothing() {
    assertThat(Suspects.waits(null, 0, 0)).isFalse();
    assertThat(Suspects.waits(null, 7, 7)).isFalse();
  }

  @Test
  void aRecordWaitsBeforeTheGroupHasAcknowledgedAny() {
    assertThat(Suspects.waits(null, 0, 1)).isTrue();
  }

  @Test
  void whatTheGroupHasEndedDoesNotWait() {
    assertThat(Suspects.waits(known(3, 0), 0, 3)).isFalse();
  }

  @Test
  void aRecordBehindThoseThatHaveEndedWaits() {
    assertThat(Suspects.waits(known(3, 1), 0, 4)).isTrue();
  }

  @Test
  void whatRetentionHasTakenDoesNotWait() {
    assertThat(Suspects.waits(known(3, 1), 4, 4)).isFalse();
  }

  private static SharePartitionOffsetInfo known(long start, long lag) {
    return new SharePartitionOffsetInfo(start, Optional.empty(), Optional.of(lag));
  }
}
