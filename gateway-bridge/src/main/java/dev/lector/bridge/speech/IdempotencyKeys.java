package dev.lector.bridge.speech;

import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.jobs.JobLookup;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.bridge.ledger.LedgerClient;
import dev.lector.bridge.ledger.LedgerUnavailableException;
import dev.lector.events.SpeechRejected;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which request an {@code Idempotency-Key} stands for now. The ledger remembers what other bridges
 * took, and this one before it was started again. A key whose request failed for a reason that
 * passes stands for a new request when it is sent again, since the end of a request never changes.
 */
public final class IdempotencyKeys {
  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyKeys.class);

  /** Whoever fails this often under one key gets the last failure from then on. */
  private static final int MOST_RETRIES = 100;

  private final RequestIds ids;
  private final JobBook book;
  private final LedgerClient ledger;

  /**
   * @param ids derives ids from keys
   * @param book what passed by here; is told what the ledger knew
   * @param ledger knows every job; need not be configured
   */
  public IdempotencyKeys(RequestIds ids, JobBook book, LedgerClient ledger) {
    this.ids = ids;
    this.book = book;
    this.ledger = ledger;
  }

  /** Whether the ledger may be asked about a request. */
  @FunctionalInterface
  interface Questions {
    /**
     * Why it may not.
     *
     * @param known whether the request is known here
     * @return the answer to give; empty when it may
     */
    Optional<Reply> refusal(boolean known);
  }

  /**
   * The id of a request.
   *
   * @param tenant whose request it is
   * @param headers the {@code Idempotency-Key} headers
   * @param questions asked before the ledger is; when it may not be, what is known here counts
   * @throws RefusedException 400 when there are several keys, or one that cannot be one; the
   *     refusal when nothing is known here and the ledger may not be asked
   */
  String id(String tenant, List<String> headers, Questions questions)
      throws RefusedException, InterruptedException {
    String id = ids.of(tenant, headers);
    if (headers.isEmpty()) {
      return id;
    }
    for (int retry = 1; retry <= MOST_RETRIES && failedForNow(id, tenant, questions); retry++) {
      id = ids.again(tenant, headers, retry);
    }
    return id;
  }

  private boolean failedForNow(String id, String tenant, Questions questions)
      throws RefusedException, InterruptedException {
    Optional<KnownJob> here = book.find(id);
    if (ledger.configured() && !here.map(KnownJob::ended).orElse(false)) {
      Optional<Reply> refusal = questions.refusal(here.isPresent());
      if (refusal.isPresent() && here.isEmpty()) {
        throw new RefusedException(refusal.get());
      }
      if (refusal.isEmpty()) {
        // It may have ended where its end does not pass by here, as one that nothing was heard of
        // until it was overdue.
        askLedger(id, tenant).ifPresent(book::learn);
        here = book.find(id);
      }
    }
    // Another tenant's end says nothing of this tenant's request: the key conflicts.
    return here.filter(job -> job.tenant().equals(tenant))
        .map(KnownJob::finished)
        .map(finished -> finished.getOutcome() instanceof SpeechRejected r && r.getRetryable())
        .orElse(false);
  }

  private Optional<KnownJob> askLedger(String id, String tenant) throws InterruptedException {
    try {
      return ledger.job(id, tenant).map(JobLookup::known);
    } catch (LedgerUnavailableException e) {
      // Then the same request may be queued again: its audio has an address already, and its first
      // end stays the one that counts.
      LOG.warn("A key is taken as what is known of it here: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
