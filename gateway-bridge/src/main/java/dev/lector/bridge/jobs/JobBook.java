package dev.lector.bridge.jobs;

import dev.lector.events.SpeechFinished;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs that were asked for here or whose completion passed by, the latest of them: bounded, and
 * gone with the process. The first outcome of a job stays, whatever repeats of it follow. Safe for
 * use by many threads.
 */
public final class JobBook {
  private final Map<String, KnownJob> open;
  private final Map<String, KnownJob> ended;

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
   * @param id the request's id
   * @param tenant whose it is
   * @param fingerprint digest of what is asked
   * @param now when it is asked
   */
  public synchronized Opening open(String id, String tenant, String fingerprint, Instant now) {
    Optional<KnownJob> known = find(id);
    if (known.isEmpty()) {
      KnownJob job = new KnownJob(id, tenant, fingerprint, now, null);
      open.put(id, job);
      return new Opening.Fresh(job);
    }
    KnownJob job = known.get();
    boolean same = job.fingerprint() == null || fingerprint.equals(job.fingerprint());
    return same ? new Opening.Known(job) : new Opening.Conflicting();
  }

  /** Takes back an opening whose request could not be published. */
  public synchronized void forget(String id) {
    open.remove(id);
  }

  /** Notes a job that was opened elsewhere, unless it is known here, and its end in any case. */
  public synchronized void learn(KnownJob job) {
    SpeechFinished end = job.finished();
    if (find(job.id()).isEmpty()) {
      (end == null ? open : ended).put(job.id(), job);
    } else if (end != null) {
      finish(end);
    }
  }

  /**
   * Notes how a job has ended.
   *
   * @return false when it was known before
   */
  public synchronized boolean finish(SpeechFinished event) {
    String id = event.getRequestId();
    if (ended.containsKey(id)) {
      return false;
    }
    KnownJob asked = open.remove(id);
    ended.put(
        id,
        asked == null
            ? new KnownJob(id, event.getTenant(), null, null, event)
            : new KnownJob(id, asked.tenant(), asked.fingerprint(), asked.requestedAt(), event));
    return true;
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
