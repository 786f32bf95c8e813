package dev.lector.ledger.intake;

import dev.lector.headers.TraceParent;
import dev.lector.ledger.events.InvalidEventException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The first step behind a topic that anybody may write to. Lets through what every later step can
 * keep, under its own key and without its headers but the trace: what is behind goes into keys of
 * internal topics and change logs, where a record that is too large would end its transaction, and
 * come again for ever.
 *
 * @param <V> the event
 */
final class Intake<V> implements Processor<String, V, String, V> {
  private final BiFunction<@Nullable String, V, String> id;
  private final Function<V, Optional<String>> violation;
  private ProcessorContext<String, V> context;

  /**
   * @param id the key that the event should have, from the one it has
   * @param violation what is wrong with an event, if anything
   */
  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
  Intake(BiFunction<@Nullable String, V, String> id, Function<V, Optional<String>> violation) {
    this.id = id;
    this.violation = violation;
  }

  @Override
  public void init(ProcessorContext<String, V> processorContext) {
    context = processorContext;
  }

  /**
   * @throws InvalidEventException when it cannot be let through
   */
  @Override
  public void process(Record<String, V> record) {
    V event = record.value();
    if (event == null) {
      return;
    }
    Optional<String> wrong = violation.apply(event);
    if (wrong.isPresent()) {
      throw new InvalidEventException(wrong.get());
    }
    RecordHeaders headers = new RecordHeaders();
    TraceParent.read(record.headers()).ifPresent(trace -> trace.write(headers));
    context.forward(record.withKey(id.apply(record.key(), event)).withHeaders(headers));
  }
}
