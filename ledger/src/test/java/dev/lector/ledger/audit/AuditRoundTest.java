package dev.lector.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.SpeechRequested;
import dev.lector.ledger.LedgerRig;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditRoundTest {
  private static final TopicPartition REQUESTS = new TopicPartition(Topics.REQUESTS, 0);
  private static final TopicPartition COMPLETIONS = new TopicPartition(Topics.COMPLETIONS, 0);
  private static final TopicPartition JOB_EVENTS = new TopicPartition(AuditRound.JOB_EVENTS, 0);

  @TempDir private Path directory;
  private LedgerRig rig;
  private final SpeechRequested request = LedgerRig.asked("one").build();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final ScriptedOffsets offsets = new ScriptedOffsets();
  private final AuditRound round = new AuditRound(offsets, Duration.ofMillis(1), stop);

  @BeforeEach
  void start() {
    rig = new LedgerRig(directory);
    rig.request(request);
    rig.queues.keep(rig.record(Topics.REQUESTS, 0, request));
    offsets.ends.put(REQUESTS, 1L);
    offsets.ends.put(COMPLETIONS, 0L);
    offsets.ends.put(JOB_EVENTS, 0L);
    offsets.committed.put(REQUESTS, 1L);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aRequestWhoseCompletionIsNotFoldedYetIsNotTakenForLost() throws Exception {
    offsets.whenStartsAreRead = this::publishOutcomeAndAcknowledge;
    offsets.whenCommitsAreRead.put(
        3,
        () -> {
          rig.finish(LedgerRig.spoken(request));
          offsets.committed.put(COMPLETIONS, 1L);
        });
    audit();

    assertThat(rig.publishedAgain.isEmpty()).isTrue();
    assertThat(rig.auditCounts.republished.sum()).isZero();
    assertThat(rig.auditCounts.ended.sum()).isZero();
    assertThat(rig.finalJobs()).hasSize(1);
  }

  @Test
  void aRequestWhoseCompletionIsBetweenTheStepsOfTheLedgerIsNotTakenForLost() throws Exception {
    offsets.whenStartsAreRead = this::publishOutcomeAndAcknowledge;
    offsets.whenCommitsAreRead.put(
        2,
        () -> {
          offsets.ends.put(JOB_EVENTS, 1L);
          offsets.committed.put(COMPLETIONS, 1L);
        });
    offsets.whenCommitsAreRead.put(
        4,
        () -> {
          rig.finish(LedgerRig.spoken(request));
          offsets.committed.put(JOB_EVENTS, 1L);
        });
    audit();

    assertThat(rig.publishedAgain.isEmpty()).isTrue();
    assertThat(rig.auditCounts.republished.sum()).isZero();
  }

  @Test
  void aRequestThatWasAcknowledgedWithoutAnOutcomeIsLost() throws Exception {
    offsets.whenStartsAreRead = () -> offsets.starts.put(REQUESTS, 1L);
    audit();

    assertThat(rig.publishedAgain.readValue()).isEqualTo(request);
  }

  @Test
  void marksOfTransactionsBehindTheLastRecordAreNotWaitedFor() throws Exception {
    offsets.ends.put(COMPLETIONS, 2L);
    offsets.committed.put(COMPLETIONS, 1L);
    offsets.lastRead.put(COMPLETIONS, 1L);

    QueueWatch.Progress progress = round.take(7).orElseThrow();
    assertThat(progress.round()).isEqualTo(7);
    assertThat(progress.ends()).containsOnly(Map.entry(REQUESTS, 1L));
  }

  @Test
  void aRoundThatIsToldToStopSaysNothing() throws Exception {
    offsets.ends.put(COMPLETIONS, 1L);
    offsets.whenCommitsAreRead.put(2, stop::countDown);
    assertThat(round.take(1)).isEmpty();
  }

  /** What a worker does last, just before the offsets are looked at. */
  private void publishOutcomeAndAcknowledge() {
    offsets.ends.put(COMPLETIONS, 1L);
    offsets.starts.put(REQUESTS, 1L);
  }

  private void audit() throws Exception {
    Optional<QueueWatch.Progress> taken = round.take(1);
    rig.queues.look(taken.orElseThrow());
    rig.pass(Duration.ofSeconds(2));
  }

  /** Brokers on which something happens while they are asked. */
  private static final class ScriptedOffsets implements QueueOffsets {
    final Map<TopicPartition, Long> starts = new HashMap<>();
    final Map<TopicPartition, Long> ends = new HashMap<>();
    final Map<TopicPartition, Long> committed = new HashMap<>();

    /** Offset behind the last record that is no mark; where there is none, all are records. */
    final Map<TopicPartition, Long> lastRead = new HashMap<>();

    /** What happens just before the start offsets are read. */
    Runnable whenStartsAreRead = () -> {};

    /** What happens just before the commits are read for the nth time. */
    final Map<Integer, Runnable> whenCommitsAreRead = new HashMap<>();

    private int commitsRead;

    @Override
    public Map<TopicPartition, Long> starts(Map<TopicPartition, Long> before) {
      whenStartsAreRead.run();
      return Map.copyOf(starts);
    }

    @Override
    public Map<TopicPartition, Long> ends(List<String> topics) {
      Map<TopicPartition, Long> some = new HashMap<>(ends);
      some.keySet().removeIf(partition -> !topics.contains(partition.topic()));
      return some;
    }

    @Override
    public Map<TopicPartition, Long> committed() {
      commitsRead++;
      whenCommitsAreRead.getOrDefault(commitsRead, () -> {}).run();
      return Map.copyOf(committed);
    }

    @Override
    public boolean nothingBetween(TopicPartition partition, long from, long to) {
      return from >= lastRead.getOrDefault(partition, to);
    }
  }
}
