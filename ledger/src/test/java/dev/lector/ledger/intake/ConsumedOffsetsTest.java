package dev.lector.ledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumedOffsetsTest {
  private static final Uuid OLD = new Uuid(1, 1);
  private static final Uuid NEW = new Uuid(2, 2);

  private final KeyValueStore<String, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("consumed"), Serdes.String(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private Uuid topic = OLD;
  private long time = 1_000;
  private ConsumedOffsets consumed;

  @BeforeEach
  void open() {
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    restart();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void everyRecordIsReadOnceThoughTheGroupsOffsetsAreLost() {
    assertThat(firstTimes(0, 5)).containsExactly(0L, 1L, 2L, 3L, 4L);
    restart();
    assertThat(firstTimes(0, 8)).containsExactly(5L, 6L, 7L);
    assertThat(firstTimes(2, 9)).as("and lost again, while it runs").containsExactly(8L);
  }

  @Test
  void partitionsAndTopicsAreReadOnTheirOwn() {
    firstTimes(0, 5);
    assertThat(consumed.firstTime("t", 1, 0, time)).isTrue();
    assertThat(consumed.firstTime("u", 0, 0, time)).isTrue();
  }

  @Test
  void gapsAreNothingSpecial() {
    assertThat(consumed.firstTime("t", 0, 3, time)).isTrue();
    assertThat(consumed.firstTime("t", 0, 17, time)).isTrue();
    restart();
    assertThat(consumed.firstTime("t", 0, 17, time)).isFalse();
    assertThat(consumed.firstTime("t", 0, 18, time)).isTrue();
  }

  @Test
  void aTopicThatWasMadeAnewIsReadFromItsBeginning() {
    firstTimes(0, 5);
    restart();
    topic = NEW;
    assertThat(firstTimes(0, 3)).containsExactly(0L, 1L, 2L);
    restart();
    assertThat(firstTimes(0, 4)).containsExactly(3L);
  }

  @Test
  void aTopicThatIsMadeAnewWhileItIsReadAgainIsReadFromItsBeginning() {
    firstTimes(0, 5);
    restart();
    assertThat(firstTimes(0, 3)).isEmpty();
    topic = NEW;
    assertThat(firstTimes(0, 2)).containsExactly(0L, 1L);
  }

  @Test
  void recordsThatTookTheOffsetsOfALostEndAreRead() {
    firstTimes(0, 5);
    time = 2_000;
    assertThat(firstTimes(3, 6)).as("while it runs").containsExactly(3L, 4L, 5L);
    restart();
    assertThat(firstTimes(0, 6)).as("the same ones again").isEmpty();
    restart();
    time = 3_000;
    assertThat(firstTimes(4, 8)).containsExactly(4L, 5L, 6L, 7L);
  }

  @Test
  void whatIsReadAgainIsPassedOverThoughItsTimestampsAreInNoOrder() {
    assertThat(consumed.firstTime("t", 0, 0, 2_000)).isTrue();
    assertThat(consumed.firstTime("t", 0, 1, 1_000)).isTrue();
    restart();
    assertThat(consumed.firstTime("t", 0, 0, 2_000)).isFalse();
    assertThat(consumed.firstTime("t", 0, 1, 1_000)).isFalse();
  }

  @Test
  void entriesOfEarlierVersionsCountOnByTheirOffsets() {
    store.put("t-0", ByteBuffer.allocate(24).putLong(5).putLong(1).putLong(1).array());
    assertThat(firstTimes(0, 7)).containsExactly(5L, 6L);
    restart();
    assertThat(firstTimes(0, 8)).containsExactly(7L);
  }

  private void restart() {
    consumed = new ConsumedOffsets(store, new TopicIds(_ -> topic));
  }

  private List<Long> firstTimes(long from, long to) {
    List<Long> first = new ArrayList<>();
    LongStream.range(from, to)
        .filter(offset -> consumed.firstTime("t", 0, offset, time))
        .forEach(first::add);
    return first;
  }
}
