package dev.lector.tts.ledger;

import dev.lector.events.Job;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.Usage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Adds up what tenants use, hour by hour, and publishes an hour once, when it is over. The hour is
 * that of the ledger's own clock at the end of a job. Windows of the Streams DSL go by the times in
 * the records instead: there the last hour stays open until somebody asks for speech again, and one
 * worker whose clock is ahead closes the hour for everybody.
 */
final class UsageMeter implements Processor<String, Job, String, Usage> {
  static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TURN = Duration.ofSeconds(5);

  private final LedgerConfig config;
  private ProcessorContext<String, Usage> context;
  private KeyValueStore<Bytes, Usage> open;
  private KeyValueStore<Bytes, Usage> closed;

  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
  UsageMeter(LedgerConfig config) {
    this.config = config;
  }

  @Override
  public void init(ProcessorContext<String, Usage> processorContext) {
    context = processorContext;
    open = context.getStateStore(StoreNames.OPEN_USAGE);
    closed = context.getStateStore(StoreNames.CLOSED_USAGE);
    context.schedule(TURN, PunctuationType.WALL_CLOCK_TIME, this::turn);
  }

  @Override
  public void process(Record<String, Job> ended) {
    Job job = ended.value();
    long now = context.currentSystemTimeMs();
    long start = now - now % HOUR.toMillis();
    String model =
        job.getOutcome() instanceof SpeechSynthesized done ? done.getModelId() : job.getModelId();
    Bytes key = key(start, job.getTenant(), model);
    if (closed.get(key) != null) {
      // Published already, by an instance whose clock is ahead of this one's: it counts for the
      // next.
      start += HOUR.toMillis();
      key = key(start, job.getTenant(), model);
    }
    Usage known = open.get(key);
    if (known == null) {
      known =
          Usage.newBuilder()
              .setTenant(job.getTenant())
              .setModelId(model)
              .setWindowStart(Instant.ofEpochMilli(start))
              .setWindowEnd(Instant.ofEpochMilli(start + HOUR.toMillis()))
              .build();
    }
    open.put(key, add(known, job));
  }

  private static Usage add(Usage known, Job job) {
    Usage.Builder next =
        Usage.newBuilder(known)
            .setRequests(known.getRequests() + 1)
            .setCharacters(known.getCharacters() + job.getCharacters())
            .setSynthesisMs(known.getSynthesisMs() + job.getTimings().getSynthesisMs());
    if (job.getOutcome() instanceof SpeechSynthesized done) {
      next.setAudioMs(known.getAudioMs() + done.getAudio().getDurationMs())
          .setCached(known.getCached() + (done.getCached() ? 1 : 0));
    } else {
      next.setFailed(known.getFailed() + 1);
    }
    return next.build();
  }

  private void turn(long now) {
    for (KeyValue<Bytes, Usage> hour : before(open, now - HOUR.toMillis() + 1)) {
      context.forward(Headers.event(hour.value.getTenant(), hour.value, now));
      closed.put(hour.key, hour.value);
      open.delete(hour.key);
    }
    for (KeyValue<Bytes, Usage> hour : before(closed, now - config.usageRetention().toMillis())) {
      closed.delete(hour.key);
    }
  }

  /** Entries of hours that begin before a time. */
  private static List<KeyValue<Bytes, Usage>> before(KeyValueStore<Bytes, Usage> store, long time) {
    List<KeyValue<Bytes, Usage>> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, Usage> entries = store.range(first(0), first(time))) {
      entries.forEachRemaining(found::add);
    }
    return found;
  }

  /** Before every entry of the hour that begins at a time, ms since 1970 UTC. */
  static Bytes first(long start) {
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(Math.max(0, start)).array());
  }

  private static Bytes key(long start, String tenant, String model) {
    byte[] names = (tenant + '\0' + model).getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + names.length).putLong(start).put(names).array());
  }
}
