package dev.lector.bridge.speech;

import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.bridge.load.Overload;
import dev.lector.bridge.load.StagedItems;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.workers.WorkerDirectory;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who is let in: everybody within its rate while there is a queue and the farm keeps up, and those
 * whose request is in already, always when it has ended or somebody waits for it.
 */
public final class Admission {
  private static final int RETRY_SECONDS = 2;

  private final Gate gate;
  private final Overload overload;
  private final TenantRates rates;
  private final StagedItems staged;
  private final JobBook jobs;
  private final WorkerDirectory workers;

  /**
   * @param gate whether requests are taken at all
   * @param overload whether one more is too much
   * @param rates what a tenant may ask for
   * @param staged what is staged already
   * @param jobs who is in already
   * @param workers what the farm speaks with
   */
  public Admission(
      Gate gate,
      Overload overload,
      TenantRates rates,
      StagedItems staged,
      JobBook jobs,
      WorkerDirectory workers) {
    this.gate = gate;
    this.overload = overload;
    this.rates = rates;
    this.staged = staged;
    this.jobs = jobs;
    this.workers = workers;
  }

  /**
   * Why a request need not be queued: nobody in the farm has its model or its voice. Never one that
   * is in already, whose audio may be there.
   *
   * @param id of the request
   * @return the answer to give; empty when somebody may have them
   */
  Optional<Reply> unspeakable(String id, SpeechParameters wanted) {
    return jobs.find(id).isPresent()
        ? Optional.empty()
        : workers
            .refusal(wanted.modelId(), wanted.voice())
            .map(message -> Reply.error(400, message));
  }

  /**
   * A request that wants in.
   *
   * @param tenant whose it is
   * @param text what to say
   * @param later whether its client asks for the audio later
   */
  Candidate candidate(String tenant, String text, boolean later) {
    return new Candidate(tenant, text.codePointCount(0, text.length()), later, false);
  }

  /**
   * A request that its client has found and has sent again, for later: looking for it was charged
   * as a request, and its text was not.
   *
   * @param tenant who pays
   * @param text what to say
   */
  Candidate found(String tenant, String text) {
    return new Candidate(tenant, text.codePointCount(0, text.length()), true, true);
  }

  /** Whether one more request of a tenant that somebody waits for is too much. */
  boolean busy(String tenant) {
    return overload.refusal(tenant, false).isPresent();
  }

  private Optional<Reply> closed() {
    return gate.closed().map(reason -> Reply.unavailable(reason, RETRY_SECONDS));
  }

  /** One request that wants in: charged to its tenant once at most, and counted as staged once. */
  final class Candidate implements IdempotencyKeys.Questions {
    private final String tenant;
    private final long characters;
    private final boolean later;
    private final boolean found;
    private final AtomicBoolean counted = new AtomicBoolean();
    private final AtomicBoolean admitted = new AtomicBoolean();
    private boolean charged;

    private Candidate(String tenant, long characters, boolean later, boolean found) {
      this.tenant = tenant;
      this.characters = characters;
      this.later = later;
      this.found = found;
      this.charged = found;
    }

    /**
     * Whether the ledger may be asked. What would be refused whatever it says costs it nothing; and
     * each question is charged, or a flood of one key would cost only the ledger.
     */
    @Override
    public Optional<Reply> refusal(boolean known) {
      Optional<Reply> closed = closed();
      if (closed.isPresent()) {
        return closed;
      }
      return known
          ? charge(0)
          : overload
              .refusal(tenant, later)
              .or(() -> later ? staged.refusal(tenant, 1) : Optional.empty())
              .or(() -> charge(characters));
    }

    /**
     * Why the request is not taken. One that is, is charged to its tenant.
     *
     * @param id of the request
     * @return the answer to give; empty when it may enter
     */
    Optional<Reply> refusal(String id) {
      Optional<Reply> closed = closed();
      if (closed.isPresent()) {
        return closed;
      }
      Optional<KnownJob> known = jobs.find(id);
      if (known.isPresent()) {
        // A promise for later costs a question whether the ledger knows the job.
        return later && !known.get().ended() ? charge(0) : Optional.empty();
      }
      Optional<Reply> refusal = later ? laterInstead(id) : overload.refusal(tenant, false);
      if (refusal.isEmpty()) {
        refusal = admit(id);
        if (refusal.isPresent()) {
          notPublished(id);
        }
      }
      return refusal;
    }

    /**
     * Why a request that was let in, and charged, to be waited for is not put by for later when it
     * was never begun.
     *
     * @return the answer to give; empty when it may go the way of batches, and is counted there
     */
    Optional<Reply> laterInstead(String id) {
      Optional<Reply> refusal = overload.refusal(tenant, true).or(() -> staged.add(tenant, id, 1));
      if (refusal.isEmpty()) {
        counted.set(true);
      }
      return refusal;
    }

    /** The request was let in and did not have to be, or could not be, published. */
    void notPublished(String id) {
      if (counted.getAndSet(false)) {
        staged.remove(id);
      }
      if (admitted.getAndSet(false)) {
        rates.withdraw(id);
      }
    }

    private Optional<Reply> admit(String id) {
      Optional<Reply> refusal = found ? rates.admitFound(tenant, id, characters) : admitNew(id);
      charged |= refusal.isEmpty();
      admitted.set(refusal.isEmpty());
      return refusal;
    }

    private Optional<Reply> admitNew(String id) {
      return charged
          ? rates.admitCharged(tenant, id, characters)
          : rates.admit(tenant, id, 1, characters);
    }

    private Optional<Reply> charge(long forText) {
      if (charged) {
        return Optional.empty();
      }
      Optional<Reply> refusal = rates.charge(tenant, 1, forText);
      charged = refusal.isEmpty();
      return refusal;
    }
  }
}
