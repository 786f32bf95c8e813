package dev.lector.ledger.dispatch;

import dev.lector.events.Job;
import dev.lector.events.SpeechRequested;
import dev.lector.headers.TraceParent;
import dev.lector.ledger.jobs.JobEvents;
import dev.lector.ledger.stores.Agenda;
import dev.lector.topics.BatchKey;
import dev.lector.topics.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What the dispatch remembers of the requests that were staged, in the store of what it has heard
 * of, for a while, and as long as they wait. A request is known by its slot: its id, unless another
 * tenant's was staged under that before. Earlier versions knew ids alone.
 */
final class StagedRequests {
  private static final String REQUEST = "r";

  /** In place of {@link Heard}; with a blank and the tenant where that is known. */
  private static final String ENDED = "e";

  private final KeyValueStore<String, String> known;
  private final Agenda agenda;
  private final Duration retention;

  /**
   * @param agenda when entries of the store are forgotten
   */
  StagedRequests(KeyValueStore<String, String> known, Agenda agenda, Duration retention) {
    this.known = known;
    this.agenda = agenda;
    this.retention = retention;
  }

  /** The slot of a request. */
  String slot(SpeechRequested request) {
    String id = request.getRequestId();
    String heard = known.get(REQUEST + id);
    if (heard == null) {
      return unknown(id, request.getTenant());
    }
    String first = Heard.parse(heard).tenant();
    return first == null || first.equals(request.getTenant()) ? id : aside(id, request.getTenant());
  }

  /** The slot under an id that nobody has, or nobody has any more. */
  private String unknown(String id, String tenant) {
    String aside = aside(id, tenant);
    return known.get(REQUEST + aside) == null ? id : aside;
  }

  /** The slot of the request that has ended; empty when it is of none of those. */
  Optional<String> slot(Job ended) {
    String id = ended.getRequestId();
    String first = known.get(REQUEST + id);
    if (first == null) {
      return Optional.of(unknown(id, ended.getTenant()));
    }
    if (isOf(first, ended)) {
      return Optional.of(id);
    }
    String aside = aside(id, ended.getTenant());
    return known.get(REQUEST + aside) == null ? Optional.empty() : Optional.of(aside);
  }

  /** Whether an end is of the request that was staged, and not of another tenant's. */
  private static boolean isOf(String heard, Job ended) {
    String tenant = Heard.parse(heard).tenant();
    return tenant == null || JobEvents.isOf(tenant, ended);
  }

  private static String aside(String id, String tenant) {
    return BatchKey.of(id, tenant);
  }

  /** What is remembered of a request; null when nothing is any more. */
  @Nullable String heard(String slot) {
    return known.get(REQUEST + slot);
  }

  /** What a request is part of. */
  Optional<TraceParent> trace(String slot) {
    String heard = heard(slot);
    return heard == null ? Optional.empty() : Heard.parse(heard).trace();
  }

  /**
   * A request is heard of for the first time.
   *
   * @param number under which it waits, if it does
   */
  void add(String slot, String tenant, Optional<TraceParent> trace, OptionalLong number, long now) {
    known.put(REQUEST + slot, new Heard(now, trace, number, tenant).toString());
    agenda.add(now + retention.toMillis(), REQUEST + slot);
  }

  /**
   * A request has ended that was not staged, or not yet: ends overtake what is staged. Nobody is to
   * begin it, and it is not to wait, since its end does not come again. What a worker took from the
   * queue of batches was handed on already, or never staged.
   */
  void endUnstaged(String slot, Job ended, long now) {
    if (ended.getAttempt() == 0 || !ended.getQueue().equals(Topics.BATCH_REQUESTS)) {
      end(slot, JobEvents.saysNothing(ended) ? null : ended.getTenant());
      agenda.add(now + retention.toMillis(), REQUEST + slot);
    }
  }

  /** A request that is remembered has ended, and nobody is to begin it. */
  void end(String slot, @Nullable String tenant) {
    known.put(REQUEST + slot, tenant == null ? ENDED : ENDED + ' ' + tenant);
  }

  /** Notes the number of a request that waits, of which nothing or no number is remembered. */
  void number(String slot, SpeechRequested request, long number, long now) {
    String tenant = request.getTenant();
    String heard = heard(slot);
    if (heard == null) {
      long requestedAt = request.getRequestedAt().toEpochMilli();
      long since = requestedAt > 0 ? Math.min(requestedAt, now) : now;
      add(slot, tenant, Optional.empty(), OptionalLong.of(number), since);
    } else {
      Heard was = Heard.parse(heard);
      Heard numbered = new Heard(was.since(), was.trace(), OptionalLong.of(number), tenant);
      known.put(REQUEST + slot, numbered.toString());
    }
  }

  static boolean hasEnded(String heard) {
    return heard.equals(ENDED) || heard.startsWith(ENDED + ' ');
  }

  /**
   * Whether an entry that is due to be forgotten is a request that still waits; then it is due
   * again later.
   */
  boolean keep(String entry, WaitingItems waiting, long now) {
    String heard = entry.startsWith(REQUEST) ? known.get(entry) : null;
    if (heard == null
        || waiting.find(BatchKey.batchId(entry.substring(REQUEST.length())), Heard.parse(heard))
            == null) {
      return false;
    }
    agenda.add(now + retention.toMillis(), entry);
    return true;
  }
}
