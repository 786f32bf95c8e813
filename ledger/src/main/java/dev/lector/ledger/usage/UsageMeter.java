package dev.lector.ledger.usage;

import dev.lector.events.Job;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.Usage;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.events.Headers;
import dev.lector.ledger.stores.StoreNames;
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
import org.jspecify.annotations.Nullable;

/**
 * Adds up what tenants use, hour by hour, and publishes an hour once, when it is over. The hour is
 * that of the ledger's own clock at the end of a job. Windows of the Streams DSL go by the times in
 * the records instead: there the last hour stays open until somebody asks for speech again, and one
 * worker whose clock is ahead closes the hour for everybody.
 */
public final class UsageMeter implements Processor<String, Job, String, Usage> {
  static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TURN = Duration.ofSeconds(5);

  /** Hours that one turn moves at most: a transaction must not take for ever. */
  private static final int PIECE = 2_000;

  private final LedgerConfig config;
  private ProcessorContext<String, Usage> context;
  private KeyValueStore<Bytes, Usage> open;
  private KeyValueStore<Bytes, Usage> closed;
  private KeyValueStore<Bytes, Usage> byTenant;

  /** Up to where hours that were closed before there was a store by tenant have been entered. */
  private @Nullable Bytes entered = UsageKeys.firstByHour(0);

  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
  public UsageMeter(LedgerConfig config) {
    this.config = config;
  }

  @Override
  public void init(ProcessorContext<String, Usage> processorContext) {
    context = processorContext;
    open = context.getStateStore(StoreNames.OPEN_USAGE);
    closed = context.getStateStore(StoreNames.CLOSED_USAGE);
    byTenant = context.getStateStore(StoreNames.TENANT_USAGE);
    context.schedule(TURN, PunctuationType.WALL_CLOCK_TIME, this::turn);
  }

  @Override
  public void process(Record<String, Job> ended) {
    Job job = ended.value();
    long now = context.currentSystemTimeMs();
    long start = now - now % HOUR.toMillis();
    String model =
        job.getOutcome() instanceof SpeechSynthesized done ? done.getModelId() : job.getModelId();
    Bytes key = UsageKeys.byHour(start, job.getTenant(), model);
    if (closed.get(key) != null) {
      // Published already, by an instance whose clock is ahead of this one's: it counts for the
      // next.
      start += HOUR.toMillis();
      key = UsageKeys.byHour(start, job.getTenant(), model);
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
      long audioMs = done.getAudio().getDurationMs();
      next.setAudioMs(known.getAudioMs() + audioMs)
          .setMadeAudioMs(known.getMadeAudioMs() + (done.getCached() ? 0 : audioMs))
          .setCached(known.getCached() + (done.getCached() ? 1 : 0))
          .setSpokenCharacters(known.getSpokenCharacters() + done.getSpokenCharacters());
    } else {
      next.setFailed(known.getFailed() + 1);
    }
    return next.build();
  }

  private void turn(long now) {
    enterOld();
    for (KeyValue<Bytes, Usage> hour : before(open, now - HOUR.toMillis() + 1)) {
      context.forward(Headers.event(hour.value.getTenant(), hour.value, now));
      closed.put(hour.key, hour.value);
      byTenant.put(UsageKeys.byTenant(hour.value), hour.value);
      open.delete(hour.key);
    }
    for (KeyValue<Bytes, Usage> hour : before(closed, now - config.usageRetention().toMillis())) {
      closed.delete(hour.key);
      byTenant.delete(UsageKeys.byTenant(hour.value));
    }
  }

  /**
   * Enters hours into the store by tenant that an earlier version closed, piece by piece. Done with
   * when a start finds the last of them there.
   */
  private void enterOld() {
    if (entered == null) {
      return;
    }
    List<KeyValue<Bytes, Usage>> piece =
        range(closed, entered, UsageKeys.firstByHour(Long.MAX_VALUE));
    for (KeyValue<Bytes, Usage> hour : piece) {
      byTenant.putIfAbsent(UsageKeys.byTenant(hour.value), hour.value);
    }
    entered = piece.size() < PIECE ? null : UsageKeys.following(piece.getLast().key);
  }

  /** Entries of hours that begin before a time. */
  private static List<KeyValue<Bytes, Usage>> before(KeyValueStore<Bytes, Usage> store, long time) {
    return range(store, UsageKeys.firstByHour(0), UsageKeys.firstByHour(time));
  }

  private static List<KeyValue<Bytes, Usage>> range(
      KeyValueStore<Bytes, Usage> store, Bytes from, Bytes to) {
    List<KeyValue<Bytes, Usage>> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, Usage> entries = store.range(from, to)) {
      while (entries.hasNext() && found.size() < PIECE) {
        KeyValue<Bytes, Usage> entry = entries.next();
        if (entry.value != null) {
          found.add(entry);
        }
      }
    }
    return found;
  }
}
