package dev.lector.tts.worker.requests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path directory;
  private int deaths;

  @Test
  void whatWasBeingWorkedOnAtEveryDeathIsCounted() throws Exception {
    Path worker = directory.resolve("0");
    for (int death = 0; death < 50; death++) {
      try (Journal journal = Journal.open(worker.toString())) {
        assertThat(journal.crashes(record(5))).isEqualTo(death);
        journal.begin(record(5));
        worker = killed(worker);
      }
    }
  }

  @Test
  void whatEndedBeforeTheDeathIsNotBlamed() throws Exception {
    Path before = directory.resolve("before");
    Path after;
    try (Journal journal = Journal.open(before.toString())) {
      journal.begin(record(1));
      journal.begin(record(2));
      journal.begin(record(3));
      journal.end(record(1), true);
      journal.end(record(3), false);
      after = killed(before);
    }

    try (Journal journal = Journal.open(after.toString())) {
      assertThat(journal.crashes(record(1))).isZero();
      assertThat(journal.crashes(record(2))).isEqualTo(1);
      assertThat(journal.crashes(record(3))).isZero();
    }
  }

  /** One that has lost its lock goes on for a while beside the lane that has the record now. */
  @Test
  void aRecordThatTwoLanesHaveIsWorkedOnUntilBothHaveEnded() throws Exception {
    Path before = directory.resolve("before");
    Path after;
    try (Journal journal = Journal.open(before.toString())) {
      journal.begin(record(1));
      journal.begin(record(1));
      journal.end(record(1), false);
      journal.begin(record(2));
      journal.begin(record(2));
      journal.end(record(2), false);
      journal.end(record(2), true);
      after = killed(before);
    }

    try (Journal journal = Journal.open(after.toString())) {
      assertThat(journal.crashes(record(1))).isEqualTo(1);
      assertThat(journal.crashes(record(2))).isZero();
    }
  }

  @Test
  void aWorkerThatLeavesInOrderBlamesNothing() {
    try (Journal journal = Journal.open(directory.toString())) {
      journal.begin(record(1));
    }
    try (Journal journal = Journal.open(directory.toString())) {
      assertThat(journal.crashes(record(1))).isZero();
    }
  }

  @Test
  void aSuspectStaysOneUntilItsRequestEnds() throws Exception {
    Path first = directory.resolve("first");
    Path second;
    try (Journal journal = Journal.open(first.toString())) {
      journal.begin(record(1));
      second = killed(first);
    }
    try (Journal journal = Journal.open(second.toString())) {
      journal.begin(record(1));
      journal.end(record(1), false);
    }
    try (Journal journal = Journal.open(second.toString())) {
      assertThat(journal.crashes(record(1))).isEqualTo(1);
      journal.begin(record(1));
      journal.end(record(1), true);
    }
    try (Journal journal = Journal.open(second.toString())) {
      assertThat(journal.settled(record(1))).as("should it come again").isTrue();
      assertThat(journal.settled(record(2))).isFalse();
    }
  }

  @Test
  void aRecordAtTheSamePlaceInATopicMadeAnewIsAnother() throws Exception {
    Path after;
    try (Journal journal = Journal.open(directory.resolve("a").toString())) {
      journal.begin(record(1));
      after = killed(directory.resolve("a"));
    }
    try (Journal journal = Journal.open(after.toString())) {
      assertThat(journal.crashes(record("speech.requests", 1, 77))).isZero();
      assertThat(journal.crashes(record("speech.requests.batch", 1, 4_711))).isZero();
    }
  }

  @Test
  void workersWithOneDirectoryHaveAFileEach() {
    try (Journal one = Journal.open(directory.toString());
        Journal two = Journal.open(directory.toString())) {
      one.begin(record(1));
      two.begin(record(2));
      assertThat(directory.resolve("journal-0")).content().contains("speech.requests 0 1 ");
      assertThat(directory.resolve("journal-1")).content().contains("speech.requests 0 2 ");
    }
  }

  @Test
  void aTornOrForeignFileIsReadAsFarAsItMakesSense() throws Exception {
    Path after;
    try (Journal journal = Journal.open(directory.resolve("a").toString())) {
      journal.begin(record(1));
      journal.begin(record(2));
      after = killed(directory.resolve("a"));
    }
    Path file = after.resolve("journal-0");
    byte[] bytes = Files.readAllBytes(file);
    bytes[JournalEntry.BYTES + 3] = 0;
    Files.write(file, bytes);
    Files.writeString(file, "half a li", StandardOpenOption.APPEND);

    try (Journal journal = Journal.open(after.toString())) {
      assertThat(journal.crashes(record(1))).isEqualTo(1);
      assertThat(journal.crashes(record(2))).isZero();
      journal.begin(record(3));
      after = killed(after);
    }
    try (Journal journal = Journal.open(after.toString())) {
      assertThat(journal.crashes(record(3))).isEqualTo(1);
    }
  }

  @Test
  void theFileDoesNotGrowWithTheNumberOfRequests() {
    try (Journal journal = Journal.open(directory.toString())) {
      for (int offset = 0; offset < 1_000; offset++) {
        journal.begin(record(offset));
        journal.end(record(offset), true);
      }
    }
    assertThat(directory.resolve("journal-0")).hasSize(JournalEntry.BYTES);
  }

  @Test
  void aWorkerWithoutDirectoryWorksAllTheSame() {
    try (Journal journal = Journal.open("")) {
      journal.begin(record(1));
      journal.end(record(1), true);
      assertThat(journal.crashes(record(1))).isZero();
    }
  }

  @Test
  void aDirectoryThatCannotBeUsedIsNamed() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> Journal.open(file.toString()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lector.worker.dir")
        .hasMessageContaining(file.toString());
  }

  /** Where the next worker starts, with the file as a process leaves it that is killed now. */
  private Path killed(Path worker) throws Exception {
    Path next = Files.createDirectories(directory.resolve("death-" + ++deaths));
    Files.copy(worker.resolve("journal-0"), next.resolve("journal-0"));
    return next;
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset) {
    return record("speech.requests", offset, 4_711);
  }

  private static ConsumerRecord<byte[], byte[]> record(String topic, long offset, long timestamp) {
    return new ConsumerRecord<>(
        topic,
        0,
        offset,
        timestamp,
        TimestampType.LOG_APPEND_TIME,
        1,
        1,
        "k".getBytes(UTF_8),
        "v".getBytes(UTF_8),
        new RecordHeaders(),
        Optional.empty());
  }
}
