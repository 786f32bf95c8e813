package dev.lector.bridge.batches;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.auth.Caller;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.events.Batch;
import dev.lector.events.BatchState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The batches that go on, and those that ended a moment ago, by the totals that the ledger
 * publishes. Bounded: of each tenant those that changed last, and of tenants those whose batches
 * did. Safe for use by many threads.
 */
public final class BatchBoard {
  private static final int TENANTS = 1_000;
  private static final int KEPT = 200;
  private static final int SHOWN = 50;
  private static final Duration LATELY = Duration.ofMinutes(10);

  private static final Comparator<Batch> ORDER =
      Comparator.comparing((Batch batch) -> batch.getState() == BatchState.FINISHED)
          .thenComparing(Batch::getOpenedAt, Comparator.reverseOrder())
          .thenComparing(Batch::getBatchId);

  private final BatchJson json;
  private final InstantSource clock;
  private final Map<String, Map<String, Batch>> known = new Recent<>(TENANTS);

  /** Keeps what was put last. */
  private static final class Recent<T> extends LinkedHashMap<String, T> {
    private static final long serialVersionUID = 1L;

    private final int most;

    Recent(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
      return size() > most;
    }
  }

  /**
   * @param jobs writes items
   * @param clock tells what ended a moment ago
   */
  public BatchBoard(JobJson jobs, InstantSource clock) {
    this.json = new BatchJson(jobs, new Paces(clock), clock);
    this.clock = clock;
  }

  /** Notes how far a batch is. */
  public synchronized void put(Batch batch) {
    Map<String, Batch> own = known.remove(batch.getTenant());
    if (own == null) {
      own = new Recent<>(KEPT);
    }
    known.put(batch.getTenant(), own);
    Batch before = own.remove(batch.getBatchId());
    boolean newer = before == null || !batch.getUpdatedAt().isBefore(before.getUpdatedAt());
    own.put(batch.getBatchId(), newer ? batch : before);
  }

  /** Those that a caller may see, as {@code GET /batches/{id}} writes them: open ones first. */
  public List<ObjectNode> of(Caller caller) {
    return open(caller).stream().map(json::write).toList();
  }

  private synchronized List<Batch> open(Caller caller) {
    Instant lately = clock.instant().minus(LATELY);
    return known.values().stream()
        .flatMap(own -> own.values().stream())
        .filter(batch -> caller.maySee(batch.getTenant()))
        .filter(batch -> batch.getFinishedAt() == null || batch.getFinishedAt().isAfter(lately))
        .sorted(ORDER)
        .limit(SHOWN)
        .toList();
  }
}
