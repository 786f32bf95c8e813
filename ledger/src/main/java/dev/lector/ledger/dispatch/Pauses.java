package dev.lector.ledger.dispatch;

import dev.lector.events.Job;
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
 * is ended, and as long as items of its batch wait: one of nothing is forgotten after a while, and
 * not before the totals of its batch are, which say that it is paused.
 */
final class Pauses {
  private static final String PAUSED = "p";
  private static final char BETWEEN = '\0';

  private final KeyValueStore<String, String> known;
  private final Agenda agenda;
  private final Duration patience;
  private final Set<String> paused = new HashSet<>();

  /**
   * @param agenda when entries of the store are forgotten
   * @param patience after which a pause of nothing is forgotten
   */
  Pauses(KeyValueStore<String, String> known, Agenda agenda, Duration patience) {
    this.known = known;
    this.agenda = agenda;
    this.patience = patience;
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
    known.put(entry, Heard.of(now, Optional.empty(), tenant).toString());
    agenda.add(now + patience.toMillis(), entry);
  }

  /** An item has ended, so the totals of its batch are kept from now on: the pause is as well. */
  void renew(Job ended, WaitingItems waiting, long now) {
    String batchId = ended.getBatchId();
    if (batchId == null || paused.isEmpty()) {
      return;
    }
    String entry = entry(ended.getTenant(), batchId);
    // While others wait it is renewed when it is due.
    if (paused.contains(entry) && !waiting.has(ended.getTenant(), batchId)) {
      agenda.remove(due(entry), entry);
      put(entry, ended.getTenant(), now);
    }
  }

  private long due(String entry) {
    String heard = known.get(entry);
    return heard == null ? 0 : Heard.parse(heard).since() + patience.toMillis();
  }

  /** Ends a pause, if there is one. */
  void end(String tenant, String batchId) {
    String entry = entry(tenant, batchId);
    if (paused.remove(entry)) {
      agenda.remove(due(entry), entry);
      known.delete(entry);
    }
  }

  /**
   * Whether an entry that is due to be forgotten is a pause of items that still wait, or one that
   * is due later, which earlier versions forgot sooner; then it is due again.
   */
  boolean keep(String entry, WaitingItems waiting, long now) {
    int between = entry.indexOf(BETWEEN);
    if (between < 0 || !paused.contains(entry)) {
      return false;
    }
    long due = due(entry);
    if (due > now) {
      agenda.add(due, entry);
      return true;
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
