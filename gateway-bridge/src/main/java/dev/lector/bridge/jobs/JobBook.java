package dev.lector.bridge.jobs;

import dev.lector.bridge.events.Feed;
import dev.lector.bridge.events.Subscription;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.outcomes.Outcomes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs that were asked for here or whose completion passed by, the latest of them: bounded, and
 * gone with the process. Of several outcomes of one job the one with the lowest offset on the
 * completions stays, in whatever order they are heard of, as in the ledger. Safe for use by many
 * threads.
 */
public final class JobBook {
  private final Map<String, KnownJob> open;
  private final Map<String, KnownJob> ended;
  private final Feed<KnownJob> ends = new Feed<>();

  /**
   * @param limit how many jobs are kept of those that have ended, and of those that have not; the
   *     oldest go first
   */
  public JobBook(int limit) {
    this.open = latest(limit);
    this.ended = latest(limit);
  }

  /**
   * Opens a job, unless there is one under its id.
   *
   * @param asked the job, not ended
   */
  public synchronized Opening open(KnownJob asked) {
    Optional<KnownJob> known = find(asked.id());
    if (known.isEmpty()) {
      open.put(asked.id(), asked);
      return new Opening.Fresh(asked);
    }
    KnownJob job = known.get();
    boolean same =
        job.tenant().equals(asked.tenant())
            && (job.fingerprint() == null
                || asked.fingerprint() == null
                || asked.fingerprint().equals(job.fingerprint()));
    return same ? new Opening.Known(job) : new Opening.Conflicting();
  }

  /** Takes back an opening whose request could not be published. */
  public synchronized void forget(String id) {
    open.remove(id);
  }

  /**
   * Whether the request of a job that has not ended is to be published again: because somebody
   * waits now for what was staged, or because nothing was heard of it for so long that it may be
   * lost. Says so once, and again only when that much time has passed once more.
   *
   * @param awaited whether somebody waits for it now
   * @param stale after which a request may be lost
   */
  public synchronized boolean publishAgain(
      String id, boolean awaited, Instant now, Duration stale) {
    KnownJob job = open.get(id);
    if (job == null) {
      return false;
    }
    boolean overdue = job.publishedAt() != null && job.publishedAt().plus(stale).isBefore(now);
    boolean urgent = awaited && !job.awaited();
    if (overdue || urgent) {
      open.put(id, job.publishedAgain(now, awaited));
    }
    return overdue || urgent;
  }

  /** Notes what the ledger knows of a job: its word on an end is the last. */
  public synchronized void learn(KnownJob job) {
    if (job.finished() != null) {
      KnownJob known = ended.get(job.id());
      if (known == null || job.position() < known.position()) {
        KnownJob asked = open.remove(job.id());
        end(asked == null ? job : asked.end(job.finished(), job.position()));
      }
    } else if (find(job.id()).isEmpty()) {
      open.put(job.id(), job);
    }
  }

  /**
   * Notes how a job has ended.
   *
   * @param position offset of the outcome on the completions, or {@link KnownJob#PROVISIONAL}
   * @return false when an end of it was known before
   */
  public synchronized boolean finish(SpeechFinished event, long position) {
    String id = event.getRequestId();
    KnownJob known = ended.get(id);
    if (known != null) {
      if (position < known.position()) {
        end(known.end(event, position));
      }
      return false;
    }
    KnownJob asked = open.remove(id);
    end(asked == null ? KnownJob.ended(event, position) : asked.end(event, position));
    return true;
  }

  /**
   * Forgets all but the ids of a job that has ended, for good.
   *
   * @param job as it was known
   */
  synchronized void erase(KnownJob job) {
    SpeechFinished known = job.finished();
    if (known != null) {
      SpeechFinished left =
          SpeechFinished.newBuilder(known)
              .setItemId("")
              .setOutcome(Outcomes.rejected(RejectionCode.ERASED, "The job was erased.", false))
              .build();
      end(job.end(left, KnownJob.SETTLED));
    }
  }

  private void end(KnownJob job) {
    ended.put(job.id(), job);
    ends.publish(job.id(), job);
  }

  /** Listens for the end of a job, which may be told more than once. */
  Subscription<KnownJob> follow(String id) {
    return ends.follow(id);
  }

  /** What is known of a job; empty when nothing is. */
  public synchronized Optional<KnownJob> find(String id) {
    KnownJob job = ended.get(id);
    return Optional.ofNullable(job == null ? open.get(id) : job);
  }

  private static Map<String, KnownJob> latest(int limit) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, KnownJob> eldest) {
        return size() > limit;
      }
    };
  }
}
