package dev.lector.bridge.batches;

import dev.lector.events.Batch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Batches that were taken here a moment ago: the ledger hears of them a little later. Bounded; the
 * oldest make room. Safe for use by many threads.
 */
final class RecentBatches {
  private static final int MOST = 1_000;

  /**
   * A batch that was taken here.
   *
   * @param batch as the ledger will show it at first
   * @param fingerprint digest of what was asked
   */
  record Recent(Batch batch, String fingerprint) {}

  private final Map<String, Recent> recent =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Recent> eldest) {
          return size() > MOST;
        }
      };

  synchronized void add(Recent batch) {
    recent.put(batch.batch().getBatchId(), batch);
  }

  synchronized Optional<Recent> find(String batchId) {
    return Optional.ofNullable(recent.get(batchId));
  }
}
