package dev.lector.tts.worker.outcomes;

import dev.lector.headers.DeadLetterHeaders;
import dev.lector.headers.OriginalSizes;
import dev.lector.telemetry.TraceHeaders;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.lanes.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Makes dead letters that say where a request was first, also when it has been moved since. */
final class DeadLetters {
  /** As much of a key as a letter that cannot hold all of it keeps, bytes. */
  private static final int KEPT_KEY = 256;

  private DeadLetters() {}

  /**
   * The letters that can be made of a record, from the whole of it to what fits everywhere: key,
   * value and headers; without the value; and the reason, the origin, the trace, the sizes and the
   * start of the key alone. Brokers take a record of several megabytes where it compresses well,
   * and the dead letters' topic may take less than the queue.
   */
  static List<Supplier<ProducerRecord<byte[], byte[]>>> ofAllSizes(
      ConsumerRecord<byte[], byte[]> record, Throwable reason) {
    return List.of(
        () -> letter(record.key(), record.value(), headers(record, reason)),
        () -> letter(record.key(), null, sized(record, headers(record, reason))),
        () -> letter(startOfKey(record), null, sized(record, origin(record, reason))));
  }

  private static ProducerRecord<byte[], byte[]> letter(
      byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    return new ProducerRecord<>(Topics.DEAD_LETTERS, null, key, value, headers);
  }

  /** Never none: a topic that is compacted takes no record without a key. */
  private static byte[] startOfKey(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    return key == null ? new byte[0] : Arrays.copyOf(key, Math.min(key.length, KEPT_KEY));
  }

  private static Headers headers(ConsumerRecord<byte[], byte[]> record, Throwable reason) {
    Headers headers = new RecordHeaders(record.headers());
    OriginalSizes.remove(headers);
    why(record, reason).write(headers);
    return headers;
  }

  private static Headers origin(ConsumerRecord<byte[], byte[]> record, Throwable reason) {
    Headers headers = new RecordHeaders();
    TraceHeaders.write(TraceHeaders.read(record.headers()), headers);
    why(record, reason).write(headers);
    return headers;
  }

  private static Headers sized(ConsumerRecord<byte[], byte[]> record, Headers headers) {
    OriginalSizes.of(record).write(headers);
    return headers;
  }

  private static DeadLetterHeaders why(ConsumerRecord<byte[], byte[]> record, Throwable reason) {
    return Origin.of(record).because(reason);
  }
}
