package dev.lector.ledger.intake;

import dev.lector.ledger.stores.StoreNames;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;

/**
 * Has the steps of the topology take each record once, though the group's offsets are lost; see
 * {@link ConsumedOffsets}.
 */
public final class FirstReads {
  private final TopicIds topics;
  private final LongAdder skipped;

  /**
   * @param skipped counts what is passed over
   */
  public FirstReads(TopicIds topics, LongAdder skipped) {
    this.topics = topics;
    this.skipped = skipped;
  }

  /** Adds the store of a step. Cached: one write for each commit rather than for each record. */
  public void addStore(StreamsBuilder builder, String step) {
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(StoreNames.consumedOffsets(step)),
                Serdes.String(),
                Serdes.ByteArray())
            .withCachingEnabled());
  }

  /**
   * What is read for the first time.
   *
   * @param read straight from a topic
   * @param step whose store it is kept in
   * @param name of the topic
   */
  public <V> KStream<String, V> of(KStream<String, V> read, String step, String name) {
    String store = StoreNames.consumedOffsets(step);
    return read.processValues(
        () -> new SkipConsumed<>(store, topics, skipped), Named.as(name + "-first-read"), store);
  }
}
