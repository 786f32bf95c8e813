package dev.lector.bridge.batches;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.ledger.LedgerUnavailableException;
import dev.lector.events.Batch;
import dev.lector.events.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds batches: in the ledger, and those it has not heard of yet among the recent ones. */
final class BatchLookup {
  private static final Logger LOG = LoggerFactory.getLogger(BatchLookup.class);
  private static final Duration POLL = Duration.ofMillis(50);

  private final LedgerClient ledger;
  private final RecentBatches recent;

  BatchLookup(LedgerClient ledger, RecentBatches recent) {
    this.ledger = ledger;
    this.recent = recent;
  }

  /**
   * A batch that the caller may see.
   *
   * @throws RefusedException 404 when there is none, 503 when the ledger does not answer
   */
  Batch find(Call call, String id) throws RefusedException, InterruptedException {
    Optional<Batch> found;
    try {
      Optional<String> tenant =
          call.caller().anyTenant() ? Optional.empty() : Optional.of(call.caller().tenant());
      found = ledger.batch(id, tenant);
    } catch (LedgerUnavailableException e) {
      throw new RefusedException(e.reply());
    }
    return found
        .or(() -> recent.find(id).map(RecentBatches.Recent::batch))
        .filter(batch -> call.caller().maySee(batch.getTenant()))
        .orElseThrow(() -> new RefusedException(404, "There is no batch with this id here."));
  }

  /**
   * A tenant's own batch.
   *
   * @throws RefusedException 503 when the ledger does not answer
   */
  Optional<Batch> find(String id, String tenant) throws RefusedException, InterruptedException {
    try {
      return ledger.batch(id, Optional.of(tenant));
    } catch (LedgerUnavailableException e) {
      throw new RefusedException(e.reply());
    }
  }

  /**
   * A batch that was taken in before, under the id of the caller's own key. That it was is enough
   * to say when the ledger does not answer.
   *
   * @throws RefusedException 503 when only the ledger could know
   */
  Batch taken(Call call, String id) throws RefusedException, InterruptedException {
    try {
      return find(call, id);
    } catch (RefusedException e) {
      return recent.find(id).map(RecentBatches.Recent::batch).orElseThrow(() -> e);
    }
  }

  /**
   * Waits a little for the ledger to hear of a batch, so that every other bridge knows it too when
   * its client is told. Gives up when the ledger does not answer.
   */
  Optional<Batch> awaitLedger(String id, String tenant, Duration patience)
      throws InterruptedException {
    long start = System.nanoTime();
    try {
      while (ledger.configured() && System.nanoTime() - start < patience.toNanos()) {
        Optional<Batch> known = ledger.batch(id, Optional.of(tenant));
        if (known.isPresent()) {
          return known;
        }
        Thread.sleep(POLL);
      }
    } catch (LedgerUnavailableException e) {
      LOG.debug("The ledger may not know batch {} yet: {}", id, e.getMessage());
    }
    return Optional.empty();
  }

  /** Items of a batch in order, from a number on. */
  List<Job> items(Batch batch, int from, int limit) throws RefusedException, InterruptedException {
    return items(batch.getBatchId(), batch.getTenant(), from, limit);
  }

  /** The same of a tenant's batch by its id. */
  List<Job> items(String id, String tenant, int from, int limit)
      throws RefusedException, InterruptedException {
    try {
      return ledger.items(id, Optional.of(tenant), from, limit);
    } catch (LedgerUnavailableException e) {
      throw new RefusedException(e.reply());
    }
  }

  /**
   * The fingerprint a batch was submitted with; empty when it is new, or nobody can tell now, and
   * publishing it again harms nothing: its items have the same ids.
   */
  Optional<String> fingerprint(String id, String tenant) throws InterruptedException {
    Optional<String> here = recent.find(id).map(RecentBatches.Recent::fingerprint);
    if (here.isPresent()) {
      return here;
    }
    try {
      return ledger.items(id, Optional.of(tenant), 0, 1).stream()
          .map(Job::getFingerprint)
          .findFirst();
    } catch (LedgerUnavailableException e) {
      return Optional.empty();
    }
  }
}
