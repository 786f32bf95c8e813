package dev.lector.bridge.jobs;

import dev.lector.bridge.events.Subscription;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.ledger.LedgerUnavailableException;
import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.outcomes.Outcomes;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds jobs: in the ledger, whose word is the truth, and in this bridge's book what the ledger has
 * not heard of yet. Without a ledger, or while it does not answer, the book is all there is.
 */
public final class JobLookup {
  private static final Logger LOG = LoggerFactory.getLogger(JobLookup.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);

  /** Longer than the ledger takes to hear of a request. */
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private static final int UNKNOWN = 404;

  private final JobBook book;
  private final LedgerClient ledger;

  /**
   * @param book what passed by here
   * @param ledger knows every job
   */
  public JobLookup(JobBook book, LedgerClient ledger) {
    this.book = book;
    this.ledger = ledger;
  }

  /**
   * A job that the caller may see.
   *
   * @throws RefusedException 404 when there is none, 410 when it was erased, 503 when only the
   *     ledger could know
   */
  public KnownJob find(Call call, String id) throws RefusedException, InterruptedException {
    KnownJob job = findErasedToo(call, id);
    if (job.erased()) {
      throw new RefusedException(410, "This job was erased.");
    }
    return job;
  }

  /**
   * The same, also when it was erased.
   *
   * @throws RefusedException 404 when there is none, 503 when only the ledger could know
   */
  KnownJob findErasedToo(Call call, String id) throws RefusedException, InterruptedException {
    return find(id, call.caller().tenant())
        .filter(found -> call.caller().maySee(found.tenant()))
        .orElseThrow(() -> new RefusedException(UNKNOWN, "There is no job with this id here."));
  }

  /**
   * The same as {@link #find}, and waits a moment for a job that the ledger has not heard of yet:
   * whoever goes on with a stream at another bridge may be faster. Without a ledger nobody hears of
   * it later.
   */
  KnownJob findSoon(Call call, String id) throws RefusedException, InterruptedException {
    long start = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return find(call, id);
      } catch (RefusedException e) {
        boolean unknown = e.reply().status() == UNKNOWN && ledger.configured();
        if (!unknown || System.nanoTime() - start >= MOMENT.toNanos()) {
          throw e;
        }
      }
      Thread.sleep(pause);
      pause = longer(pause);
    }
  }

  private static Duration longer(Duration pause) {
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
  }

  private Optional<KnownJob> find(String id, String asker)
      throws RefusedException, InterruptedException {
    Optional<KnownJob> here = book.find(id);
    if (!ledger.configured()) {
      return here;
    }
    try {
      Optional<KnownJob> there = ledger.job(id, asker).map(JobLookup::known);
      // What has ended there has, for good. Of the latest ends it hears a moment after this
      // bridge.
      return here.filter(KnownJob::erased)
          .or(() -> there.filter(KnownJob::ended))
          .or(() -> here.filter(KnownJob::ended))
          .or(() -> there)
          .or(() -> here);
    } catch (LedgerUnavailableException e) {
      if (here.isPresent()) {
        return here;
      }
      throw new RefusedException(e.reply());
    }
  }

  /** Listens for the end of a job: every end there is passes by this bridge's book. */
  Subscription<KnownJob> follow(String id) {
    return book.follow(id);
  }

  /** What came of waiting for the ledger to hear of a job. */
  public sealed interface Heard {
    /** It has. */
    record Job(KnownJob job) implements Heard {}

    /** It answers, and has not. */
    record Nothing() implements Heard {}

    /** There is no ledger, or it does not answer. */
    record NoAnswer() implements Heard {}
  }

  /**
   * Waits for the ledger to hear of a job, so that every other bridge knows it too when its client
   * is told.
   *
   * @param asker the tenant whose job it is
   * @param patience how long at most
   */
  public Heard awaitLedger(String id, String asker, Duration patience) throws InterruptedException {
    if (!ledger.configured()) {
      return new Heard.NoAnswer();
    }
    long start = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    try {
      while (true) {
        Optional<Job> job = ledger.job(id, asker);
        if (job.isPresent()) {
          return new Heard.Job(known(job.get()));
        }
        if (System.nanoTime() - start >= patience.toNanos()) {
          return new Heard.Nothing();
        }
        Thread.sleep(pause);
        pause = longer(pause);
      }
    } catch (LedgerUnavailableException e) {
      LOG.debug("The ledger may not know job {} yet: {}", id, e.getMessage());
      return new Heard.NoAnswer();
    }
  }

  /** A job of the ledger's as this bridge's own look. */
  public static KnownJob known(Job job) {
    Instant requested = job.getRequestedAt().toEpochMilli() == 0 ? null : job.getRequestedAt();
    boolean putBy =
        job.getQueue().equals(Topics.STAGED_REQUESTS)
            || job.getQueue().equals(Topics.BATCH_REQUESTS);
    KnownJob open =
        KnownJob.open(
            job.getRequestId(),
            job.getTenant(),
            job.getFingerprint().isEmpty() ? null : job.getFingerprint(),
            requested,
            !putBy);
    return job.getState() == JobState.QUEUED
        ? open
        : open.end(Outcomes.ended(job), KnownJob.SETTLED);
  }
}
