package dev.lector.tts.ledger;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(consumed.firstTime("t", 1, 0)).isTrue();
    assertThat(consumed.firstTime("u", 0, 0)).isTrue();
  }

  @Test
  void gapsAreNothingSpecial() {
    assertThat(consumed.firstTime("t", 0, 3)).isTrue();
    assertThat(consumed.firstTime("t", 0, 17)).isTrue();
    restart();
    assertThat(consumed.firstTime("t", 0, 17)).isFalse();
    assertThat(consumed.firstTime("t", 0, 18)).isTrue();
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

  private void restart() {
    consumed = new ConsumedOffsets(store, new TopicIds(_ -> topic));
  }

  private List<Long> firstTimes(long from, long to) {
    List<Long> first = new ArrayList<>();
    LongStream.range(from, to)
        .filter(offset -> consumed.firstTime("t", 0, offset))
        .forEach(first::add);
    return first;
  }
}
