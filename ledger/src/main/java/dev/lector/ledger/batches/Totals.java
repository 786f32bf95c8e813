package dev.lector.ledger.batches;

import dev.lector.events.Batch;
import dev.lector.events.BatchFinished;
import dev.lector.events.BatchState;
import dev.lector.events.Job;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechSynthesized;
import dev.lector.limits.EventLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of a batch's totals and state. */
final class Totals {
  private Totals() {}

  /** Adds an item that has ended. */
  static void addEnd(Batch.Builder next, Batch known, Job job) {
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

  static Batch finished(Batch batch, Instant at) {
    return goingOn(batch, at).setState(BatchState.FINISHED).setFinishedAt(at).build();
  }

  /** Cancelled, unless it has finished. */
  static Batch cancelled(Batch batch, Instant at) {
    return batch.getState() == BatchState.FINISHED
        ? batch
        : goingOn(batch, at).setState(BatchState.CANCELLING).build();
  }

  /** Paused, if it is running. */
  static Batch paused(Batch batch, Instant at) {
    return batch.getState() == BatchState.RUNNING
        ? Batch.newBuilder(batch)
            .setState(BatchState.PAUSED)
            .setPausedAt(at)
            .setUpdatedAt(at)
            .build()
        : batch;
  }

  /** Running, if it is paused. */
  static Batch resumed(Batch batch, Instant at) {
    return batch.getState() == BatchState.PAUSED
        ? goingOn(batch, at).setState(BatchState.RUNNING).setUpdatedAt(at).build()
        : batch;
  }

  /** Its pause is over, if it is paused. */
  private static Batch.Builder goingOn(Batch batch, Instant at) {
    Instant since = batch.getPausedAt();
    long pause = since == null ? 0 : Math.max(0, Duration.between(since, at).toMillis());
    return Batch.newBuilder(batch).setPausedAt(null).setPausedMs(batch.getPausedMs() + pause);
  }

  /** The event of its end. */
  static BatchFinished event(Batch batch) {
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
        .setWebhook(batch.getWebhook())
        .build();
  }

  /** The larger number of items of a batch. */
  static @Nullable Integer larger(@Nullable Integer known, @Nullable Integer said) {
    Integer more = sound(said);
    return known == null ? more : more == null ? known : Integer.valueOf(Math.max(known, more));
  }

  /** Completions may come from anybody: what no batch can have is as good as unsaid. */
  private static @Nullable Integer sound(@Nullable Integer items) {
    return items == null || items < 1 || items > EventLimits.MOST_ITEMS ? null : items;
  }
}
