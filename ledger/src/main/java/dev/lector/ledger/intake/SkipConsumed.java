package dev.lector.ledger.intake;

import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Passes over what was read before, see {@link ConsumedOffsets}. */
final class SkipConsumed<V> implements FixedKeyProcessor<String, V, V> {
  private final String store;
  private final TopicIds topics;
  private final LongAdder skipped;
  private FixedKeyProcessorContext<String, V> context;
  private ConsumedOffsets consumed;

  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
  SkipConsumed(String store, TopicIds topics, LongAdder skipped) {
    this.store = store;
    this.topics = topics;
    this.skipped = skipped;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, V> processorContext) {
    context = processorContext;
    consumed = new ConsumedOffsets(context.getStateStore(store), topics);
  }

  @Override
  public void process(FixedKeyRecord<String, V> record) {
    RecordMetadata at = context.recordMetadata().orElseThrow();
    if (consumed.firstTime(at.topic(), at.partition(), at.offset(), record.timestamp())) {
      context.forward(record);
    } else {
      skipped.increment();
    }
  }
}
