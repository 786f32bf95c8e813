package dev.lector.bridge.books;

import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.http.RefusedException;
import dev.lector.events.Batch;
import dev.lector.events.BatchState;
import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which passages of a narration have ended, as the ledger told: each look asks for those only that
 * had not by the last one. Safe for use by many threads, which look one after the other.
 */
final class Progress {
  private static final Duration APART = Duration.ofSeconds(1);

  /** Failures that are told. */
  static final int TOLD = 100;

  private final BitSet ended = new BitSet();
  private final BitSet failed = new BitSet();
  private final BitSet cancelled = new BitSet();
  private final Map<Integer, String> reasons = new TreeMap<>();
  private long looked = System.nanoTime() - APART.toNanos();

  /**
   * Asks for what is new.
   *
   * @param batch how far it is in all
   * @throws RefusedException 503 when the ledger does not answer
   */
  synchronized void look(BatchDesk desk, Batch batch, int passages)
      throws RefusedException, InterruptedException {
    boolean over = batch.getState() == BatchState.FINISHED;
    boolean soon = System.nanoTime() - looked < APART.toNanos();
    boolean nothingNew = batch.getDone() + batch.getFailed() == ended.cardinality();
    if (ended.cardinality() == passages || (!over && (soon || nothingNew))) {
      return;
    }
    looked = System.nanoTime();
    int from = ended.nextClearBit(0);
    boolean more = true;
    while (more && from < passages) {
      int before = ended.cardinality();
      int last = from - 1;
      int count = 0;
      for (Job job : desk.items(batch.getBatchId(), batch.getTenant(), from)) {
        Integer item = job.getItem();
        if (item != null) {
          note(item, job);
          last = item;
          count++;
        }
      }
      // Passages are spoken about in their order: behind a page of which none has ended, none has.
      more = count == BatchDesk.PAGE && (over || ended.cardinality() > before);
      from = last + 1;
    }
  }

  private void note(int item, Job job) {
    if (job.getState() == JobState.SUCCEEDED) {
      ended.set(item);
    } else if (job.getState() == JobState.FAILED) {
      ended.set(item);
      if (job.getOutcome() instanceof SpeechRejected rejected
          && rejected.getCode() == RejectionCode.CANCELLED) {
        cancelled.set(item);
        return;
      }
      failed.set(item);
      if (reasons.size() < TOLD) {
        reasons.put(
            item,
            job.getOutcome() instanceof SpeechRejected rejected
                ? String.valueOf(rejected.getMessage())
                : "It has no audio.");
      }
    }
  }

  /** How many passages of a chapter have audio. */
  synchronized int done(KeptNarration.Part part) {
    int without = cancelled.get(part.first(), part.end()).cardinality() + failed(part);
    return ended.get(part.first(), part.end()).cardinality() - without;
  }

  /** How many of a chapter have failed, those aside that were cancelled. */
  synchronized int failed(KeptNarration.Part part) {
    return failed.get(part.first(), part.end()).cardinality();
  }

  /** How many have ended. */
  synchronized int endedInAll() {
    return ended.cardinality();
  }

  /** How many have audio. */
  synchronized int doneInAll() {
    return ended.cardinality() - failed.cardinality() - cancelled.cardinality();
  }

  /** Whether somebody has cancelled the batch before all of it was spoken. */
  synchronized boolean wasCancelled() {
    return !cancelled.isEmpty();
  }

  /** How many have failed, those aside that were cancelled. */
  synchronized int failedInAll() {
    return failed.cardinality();
  }

  /** Why passages have failed, by their number in the batch; the first of them. */
  synchronized Map<Integer, String> reasons() {
    return new TreeMap<>(reasons);
  }
}
