package dev.lector.bridge.speech;

import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.load.Overload;
import dev.lector.bridge.load.StagedItems;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.workers.WorkerDirectory;
import java.util.Optional;

/**
 * Who is let in: everybody within its rate while there is a queue and the farm keeps up, and always
 * those whose request is in already.
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
   * Why a request is not taken. One that is, is charged to its tenant.
   *
   * @param id of the request
   * @param tenant whose it is
   * @param text what to say
   * @param later whether its client asks for the audio later
   * @return the answer to give; empty when the request may enter
   */
  Optional<Reply> refusal(String id, String tenant, String text, boolean later) {
    Optional<String> closed = gate.closed();
    if (closed.isPresent()) {
      return Optional.of(Reply.unavailable(closed.get(), RETRY_SECONDS));
    }
    if (jobs.find(id).isPresent()) {
      return Optional.empty();
    }
    Optional<Reply> refusal = later ? laterInstead(id, tenant) : overload.refusal(tenant, false);
    if (refusal.isEmpty()) {
      refusal = rates.charge(tenant, 1, text.codePointCount(0, text.length()));
      if (refusal.isPresent()) {
        staged.remove(id);
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
  Optional<Reply> laterInstead(String id, String tenant) {
    return overload.refusal(tenant, true).or(() -> staged.add(tenant, id, 1));
  }

  /** A request that was let in could not be published. */
  void notPublished(String id) {
    staged.remove(id);
  }

  /** Whether one more request of a tenant that somebody waits for is too much. */
  boolean busy(String tenant) {
    return overload.refusal(tenant, false).isPresent();
  }
}
