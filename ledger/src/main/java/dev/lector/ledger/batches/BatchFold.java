package dev.lector.ledger.batches;

import dev.lector.events.Batch;
import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchFinished;
import dev.lector.events.BatchPaused;
import dev.lector.events.BatchState;
import dev.lector.events.Job;
import dev.lector.events.SpeechVerified;
import dev.lector.ledger.config.LedgerConfig;
import dev.lector.ledger.events.Headers;
import dev.lector.ledger.jobs.JobErasures;
import dev.lector.ledger.jobs.JobEvents;
import dev.lector.ledger.stores.Agenda;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.topics.BatchKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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

/**
 * Adds the items of batches up. What an item adds follows from what was known of it before, so a
 * repeat adds nothing. Takes {@link Job}, {@link BatchCancelled} and {@link BatchPaused}; forwards
 * the totals, twice a second at most and always the last ones, and {@link BatchFinished} once. A
 * batch that is paused or cancelled before any item of it was heard of is kept, and its totals are
 * not said.
 */
public final class BatchFold implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private static final Duration PROGRESS = Duration.ofMillis(500);

  /**
   * How often the totals of paused batches are said again: whoever has followed for a while knows
   * them, and so does whoever begins to.
   */
  private static final Duration AGAIN = Duration.ofMinutes(15);

  /** Items that one turn forgets at most: a transaction must not take for ever. */
  private static final int FORGET = 1_000;

  private final LedgerConfig config;

  /** Up to where the items of batches that are being forgotten are gone. */
  private final Map<String, Bytes> forgotten = new HashMap<>();

  /** Batches whose latest totals are not published. */
  private final Set<String> changed = new HashSet<>();

  private final Set<String> paused = new HashSet<>();
  private long saidAgainAt;

  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, Batch> batches;
  private KeyValueStore<Bytes, Job> items;
  private KeyValueStore<Bytes, SpeechVerified> verifications;
  private Agenda agenda;

  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
  public BatchFold(LedgerConfig config) {
    this.config = config;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    batches = context.getStateStore(StoreNames.BATCHES);
    items = context.getStateStore(StoreNames.ITEMS);
    verifications = context.getStateStore(StoreNames.VERIFICATIONS);
    agenda = new Agenda(context.getStateStore(StoreNames.BATCH_AGENDA));
    try (KeyValueIterator<String, Batch> all = batches.all()) {
      while (all.hasNext()) {
        KeyValue<String, Batch> entry = all.next();
        if (entry.value != null && entry.value.getState() != BatchState.FINISHED) {
          noteChange(entry.key, entry.value);
        }
      }
    }
    saidAgainAt = context.currentSystemTimeMs();
    context.schedule(PROGRESS, PunctuationType.WALL_CLOCK_TIME, this::turn);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    switch (record.value()) {
      case Job job -> count(BatchKeys.of(batches, record.key(), job.getTenant()), job);
      case BatchCancelled event ->
          cancel(BatchKeys.of(batches, record.key(), event.getTenant()), event);
      case BatchPaused event ->
          pause(BatchKeys.of(batches, record.key(), event.getTenant()), event);
      default -> throw new IllegalStateException("Nothing else is sent here");
    }
  }

  private void count(String batch, Job job) {
    Bytes key = ItemKeys.of(batch, job);
    Job before = items.get(key);
    boolean ends = JobEvents.isFinal(job);
    if (JobErasures.isErased(job)) {
      verifications.delete(key);
      if (before != null && JobEvents.isFinal(before)) {
        items.put(key, JobErasures.scrubbed(before));
        return;
      }
    }
    if (before != null && (JobEvents.isFinal(before) || !ends)) {
      return;
    }
    items.put(key, job);
    long now = context.currentSystemTimeMs();
    Batch known = batches.get(batch);
    if (known == null) {
      known = open(batch, Objects.requireNonNullElse(job.getBatchId(), ""), job.getTenant(), now);
    }
    Batch.Builder next = Batch.newBuilder(known).setUpdatedAt(Instant.ofEpochMilli(now));
    if (before == null) {
      next.setSeen(known.getSeen() + 1)
          .setCharacters(known.getCharacters() + job.getCharacters())
          .setItems(Totals.larger(known.getItems(), job.getBatchItems()))
          .setWebhook(known.getWebhook() == null ? job.getBatchWebhook() : known.getWebhook());
    }
    if (ends) {
      Totals.addEnd(next, known, job);
    }
    settle(batch, known, next.build(), now);
  }

  private Batch open(String batch, String batchId, String tenant, long now) {
    Batch opened =
        Batch.newBuilder()
            .setBatchId(batchId)
            .setTenant(tenant)
            .setOpenedAt(Instant.ofEpochMilli(now))
            .build();
    agenda.add(forgottenAt(opened), batch);
    return opened;
  }

  private void settle(String batch, Batch known, Batch counted, long now) {
    Batch next = counted;
    boolean all = next.getItems() != null && next.getDone() + next.getFailed() >= next.getItems();
    boolean finishes = all && known.getState() != BatchState.FINISHED;
    if (finishes) {
      next = Totals.finished(next, Instant.ofEpochMilli(now));
    }
    batches.put(batch, next);
    if (finishes) {
      changed.remove(batch);
      paused.remove(batch);
      agenda.remove(forgottenAt(known), batch);
      agenda.add(forgottenAt(next), batch);
      forward(next, now);
      context.forward(Headers.event(next.getBatchId(), Totals.event(next), now));
    } else {
      noteChange(batch, next);
    }
  }

  private void cancel(String batch, BatchCancelled event) {
    long now = context.currentSystemTimeMs();
    Batch known = batches.get(batch);
    if (known == null) {
      known = open(batch, event.getBatchId(), event.getTenant(), now);
    }
    put(batch, known, Totals.cancelled(known, Instant.ofEpochMilli(now)));
  }

  private void pause(String batch, BatchPaused event) {
    long now = context.currentSystemTimeMs();
    Batch known = batches.get(batch);
    if (known == null && event.getPaused()) {
      known = open(batch, event.getBatchId(), event.getTenant(), now);
    }
    if (known == null) {
      return;
    }
    Instant at = Instant.ofEpochMilli(now);
    Batch next = event.getPaused() ? Totals.paused(known, at) : Totals.resumed(known, at);
    if (next.getSeen() == 0 && next.getState() == BatchState.RUNNING) {
      agenda.remove(forgottenAt(next), batch);
      paused.remove(batch);
      batches.delete(batch);
    } else {
      put(batch, known, next);
    }
  }

  private void put(String batch, Batch known, Batch next) {
    if (!next.equals(known)) {
      batches.put(batch, next);
      noteChange(batch, next);
    }
  }

  private void noteChange(String batch, Batch next) {
    changed.add(batch);
    if (next.getState() == BatchState.PAUSED && next.getSeen() > 0) {
      paused.add(batch);
    } else {
      paused.remove(batch);
    }
  }

  private void turn(long now) {
    if (now - saidAgainAt >= AGAIN.toMillis()) {
      saidAgainAt = now;
      changed.addAll(paused);
    }
    for (String key : changed) {
      Batch batch = batches.get(key);
      if (batch != null && batch.getSeen() > 0) {
        forward(batch, now);
      }
    }
    changed.clear();
    forget(now);
  }

  private void forward(Batch batch, long now) {
    context.forward(Headers.event(BatchKey.of(batch.getBatchId(), batch.getTenant()), batch, now));
  }

  /** When a batch is forgotten, ms since 1970 UTC: a while after its last item has ended. */
  private long forgottenAt(Batch batch) {
    Instant end = batch.getFinishedAt();
    long ended =
        end == null
            ? batch.getOpenedAt().plus(config.batchAge()).toEpochMilli()
            : end.toEpochMilli();
    return ended + config.retention().toMillis();
  }

  /** Forgets what is due, a bounded number of items a turn. */
  private void forget(long now) {
    int left = FORGET;
    for (String key : agenda.due(now)) {
      Batch batch = batches.get(key);
      // An entry from before its end, or one whose items still come.
      boolean early = batch != null && keptUntil(batch) > now;
      if (early) {
        agenda.add(keptUntil(batch), key);
        continue;
      }
      left = left > 0 ? left - removeItems(key, left) : 0;
      if (left > 0) {
        paused.remove(key);
        batches.delete(key);
        forgotten.remove(key);
      } else {
        agenda.add(now, key);
      }
    }
  }

  /** The latest of its items may end as late as the first. */
  private long keptUntil(Batch batch) {
    return batch.getState() == BatchState.FINISHED
        ? forgottenAt(batch)
        : Math.max(
            forgottenAt(batch),
            batch.getUpdatedAt().plus(config.batchAge()).plus(config.retention()).toEpochMilli());
  }

  /** Removes items of a batch, and returns how many; fewer than the limit when none is left. */
  private int removeItems(String batch, int limit) {
    int removed = 0;
    // A store passes over what was deleted one by one: the scan starts behind it.
    Bytes from = forgotten.getOrDefault(batch, ItemKeys.first(batch));
    try (KeyValueIterator<Bytes, Job> all = items.range(from, ItemKeys.end(batch))) {
      while (all.hasNext() && removed < limit) {
        Bytes key = all.next().key;
        items.delete(key);
        verifications.delete(key);
        forgotten.put(batch, key);
        removed++;
      }
    }
    // Of items that never came.
    try (KeyValueIterator<Bytes, SpeechVerified> all =
        verifications.range(ItemKeys.first(batch), ItemKeys.end(batch))) {
      while (all.hasNext() && removed < limit) {
        verifications.delete(all.next().key);
        removed++;
      }
    }
    return removed;
  }
}
