package dev.lector.ledger.dispatch;

import dev.lector.events.SpeechRequested;
import dev.lector.ledger.stores.Agenda;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which batches are paused, in the store of what the dispatch has heard of. A pause lasts until it
 * is ended, and as long as items of its batch wait: one of nothing is forgotten after a while.
 */
final class Pauses {
  private static final String PAUSED = "p";
  private static final char BETWEEN = '\0';

  private final KeyValueStore<String, String> known;
  private final Agenda agenda;
  private final Duration retention;
  private final Set<String> paused = new HashSet<>();

  /**
   * @param agenda when entries of the store are forgotten
   * @param retention after which a pause of nothing is forgotten
   */
  Pauses(KeyValueStore<String, String> known, Agenda agenda, Duration retention) {
    this.known = known;
    this.agenda = agenda;
    this.retention = retention;
    try (KeyValueIterator<String, String> all = known.prefixScan(PAUSED, new StringSerializer())) {
      while (all.hasNext()) {
        KeyValue<String, String> entry = all.next();
        if (entry.value != null) {
          paused.add(entry.key);
        }
      }
    }
  }

  /** Whether a request is an item of a paused batch. */
  boolean hold(SpeechRequested request) {
    String batchId = request.getBatchId();
    return batchId != null
        && !paused.isEmpty()
        && paused.contains(entry(request.getTenant(), batchId));
  }

  /** Begins a pause, unless there is one. */
  void begin(String tenant, String batchId, long now) {
    String entry = entry(tenant, batchId);
    if (paused.add(entry)) {
      put(entry, tenant, now);
    }
  }

  /** The time in the store says when the entry is due, so that the end of a pause finds that. */
  private void put(String entry, String tenant, long now) {
    known.put(entry, new Heard(now, Optional.empty(), tenant).toString());
    agenda.add(now + retention.toMillis(), entry);
  }

  /** Ends a pause, if there is one. */
  void end(String tenant, String batchId) {
    String entry = entry(tenant, batchId);
    if (paused.remove(entry)) {
      String heard = known.delete(entry);
      if (heard != null) {
        agenda.remove(Heard.parse(heard).since() + retention.toMillis(), entry);
      }
    }
  }

  /**
   * Whether an entry that is due to be forgotten is a pause of items that still wait; then it is
   * due again later.
   */
  boolean keep(String entry, WaitingItems waiting, long now) {
    int between = entry.indexOf(BETWEEN);
    if (between < 0 || !paused.contains(entry)) {
      return false;
    }
    String tenant = entry.substring(PAUSED.length(), between);
    if (waiting.has(tenant, entry.substring(between + 1))) {
      put(entry, tenant, now);
      return true;
    }
    paused.remove(entry);
    return false;
  }

  /** Of two tenants that name a batch alike, each pauses its own. */
  private static String entry(String tenant, String batchId) {
    return PAUSED + tenant + BETWEEN + batchId;
  }
}
