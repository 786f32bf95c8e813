package dev.lector.tts.ledger;

import dev.lector.events.Batch;
import dev.lector.events.BatchFinished;
import dev.lector.events.BatchState;
import dev.lector.events.Job;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechSynthesized;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
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
 * Adds the items of batches up. What an item adds follows from what was known of it before, so a
 * repeat adds nothing. Takes {@link Job} and {@code BatchCancelled}; forwards the totals, twice a
 * second at most and always the last ones, and {@link BatchFinished} once.
 */
final class BatchFold implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private static final Duration PROGRESS = Duration.ofMillis(500);

  private final LedgerConfig config;

  /** Batches whose latest totals are not published. */
  private final Set<String> changed = new HashSet<>();

  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, Batch> batches;
  private KeyValueStore<Bytes, Job> items;
  private Agenda agenda;

  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
  BatchFold(LedgerConfig config) {
    this.config = config;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    batches = context.getStateStore(StoreNames.BATCHES);
    items = context.getStateStore(StoreNames.ITEMS);
    agenda = new Agenda(context.getStateStore(StoreNames.BATCH_AGENDA));
    try (KeyValueIterator<String, Batch> all = batches.all()) {
      while (all.hasNext()) {
        KeyValue<String, Batch> entry = all.next();
        if (entry.value.getState() != BatchState.FINISHED) {
          changed.add(entry.key);
        }
      }
    }
    context.schedule(PROGRESS, PunctuationType.WALL_CLOCK_TIME, this::turn);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    if (record.value() instanceof Job job) {
      count(record.key(), job);
    } else {
      cancel(record.key());
    }
  }

  private void count(String batchId, Job job) {
    Bytes key = ItemKeys.of(batchId, job);
    Job before = items.get(key);
    boolean ends = Sightings.isFinal(job);
    if (before != null && (Sightings.isFinal(before) || !ends)) {
      return;
    }
    items.put(key, job);
    long now = context.currentSystemTimeMs();
    Batch known = batches.get(batchId);
    if (known == null) {
      known =
          Batch.newBuilder()
              .setBatchId(batchId)
              .setTenant(job.getTenant())
              .setOpenedAt(Instant.ofEpochMilli(now))
              .build();
      agenda.add(now + config.batchAge().plus(config.retention()).toMillis(), batchId);
    }
    Batch.Builder next = Batch.newBuilder(known).setUpdatedAt(Instant.ofEpochMilli(now));
    if (before == null) {
      next.setSeen(known.getSeen() + 1)
          .setCharacters(known.getCharacters() + job.getCharacters())
          .setItems(larger(known.getItems(), job.getBatchItems()));
    }
    if (ends) {
      addEnd(next, known, job);
    }
    settle(known, next.build(), now);
  }

  private static void addEnd(Batch.Builder next, Batch known, Job job) {
    next.setCharactersDone(known.getCharactersDone() + job.getCharacters())
        .setSynthesisMs(known.getSynthesisMs() + job.getTimings().getSynthesisMs());
    if (job.getOutcome() instanceof SpeechSynthesized done) {
      next.setDone(known.getDone() + 1)
          .setAudioMs(known.getAudioMs() + done.getAudio().getDurationMs())
          .setCached(known.getCached() + (done.getCached() ? 1 : 0));
    } else {
      boolean cancelled =
          job.getOutcome() instanceof SpeechRejected rejected
              && rejected.getCode() == RejectionCode.CANCELLED;
      next.setFailed(known.getFailed() + 1)
          .setCancelled(known.getCancelled() + (cancelled ? 1 : 0));
    }
  }

  private void settle(Batch known, Batch counted, long now) {
    Batch next = counted;
    boolean all = next.getItems() != null && next.getDone() + next.getFailed() >= next.getItems();
    boolean finishes = all && known.getState() != BatchState.FINISHED;
    if (finishes) {
      next =
          Batch.newBuilder(next)
              .setState(BatchState.FINISHED)
              .setFinishedAt(Instant.ofEpochMilli(now))
              .build();
    }
    batches.put(next.getBatchId(), next);
    if (finishes) {
      changed.remove(next.getBatchId());
      context.forward(Headers.event(next.getBatchId(), next, now));
      context.forward(Headers.event(next.getBatchId(), finished(next), now));
    } else {
      changed.add(next.getBatchId());
    }
  }

  private static BatchFinished finished(Batch batch) {
    return BatchFinished.newBuilder()
        .setBatchId(batch.getBatchId())
        .setTenant(batch.getTenant())
        .setItems(Objects.requireNonNullElse(batch.getItems(), 0))
        .setDone(batch.getDone())
        .setFailed(batch.getFailed())
        .setCancelled(batch.getCancelled())
        .setCached(batch.getCached())
        .setCharacters(batch.getCharacters())
        .setAudioMs(batch.getAudioMs())
        .setSynthesisMs(batch.getSynthesisMs())
        .setOpenedAt(batch.getOpenedAt())
        .setFinishedAt(Objects.requireNonNull(batch.getFinishedAt()))
        .build();
  }

  private void cancel(String batchId) {
    Batch known = batches.get(batchId);
    if (known != null && known.getState() == BatchState.RUNNING) {
      batches.put(batchId, Batch.newBuilder(known).setState(BatchState.CANCELLING).build());
      changed.add(batchId);
    }
  }

  private void turn(long now) {
    for (String batchId : changed) {
      Batch batch = batches.get(batchId);
      if (batch != null) {
        context.forward(Headers.event(batchId, batch, now));
      }
    }
    changed.clear();
    agenda.due(now).forEach(this::forget);
  }

  private void forget(String batchId) {
    batches.delete(batchId);
    try (KeyValueIterator<Bytes, Job> all =
        items.range(ItemKeys.first(batchId), ItemKeys.end(batchId))) {
      while (all.hasNext()) {
        items.delete(all.next().key);
      }
    }
  }

  private static @Nullable Integer larger(@Nullable Integer a, @Nullable Integer b) {
    return a == null ? b : b == null ? a : Integer.valueOf(Math.max(a, b));
  }
}
