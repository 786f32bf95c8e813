package dev.lector.bridge.batches;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.load.Places;
import dev.lector.bridge.load.Refusals;
import dev.lector.bridge.load.StagedItems;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.speech.Gate;
import dev.lector.bridge.workers.WorkerDirectory;
import java.time.Duration;
import java.util.Optional;

/** Who may submit a batch: everybody within its share of the uploads and within its rate. */
public final class BatchAdmission {
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Gate gate;
  private final Places uploads;
  private final TenantRates rates;
  private final StagedItems staged;
  private final WorkerDirectory workers;

  /**
   * @param gate whether requests are taken at all
   * @param uploads batches read at once: each is a file on its way, and a set of ids
   * @param rates what a tenant may ask for
   * @param staged what is staged already
   * @param workers what the farm speaks with
   */
  public BatchAdmission(
      Gate gate, Places uploads, TenantRates rates, StagedItems staged, WorkerDirectory workers) {
    this.gate = gate;
    this.uploads = uploads;
    this.rates = rates;
    this.staged = staged;
    this.workers = workers;
  }

  /** An upload under way; closing it lets the next one in. */
  @FunctionalInterface
  public interface Upload extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Lets a batch, or a file of one, be read.
   *
   * @throws RefusedException 503 or 429
   */
  public Upload enter(String tenant) throws RefusedException {
    Optional<String> closed = gate.closed();
    if (closed.isPresent()) {
      throw new RefusedException(Reply.unavailable(closed.get(), (int) RETRY.toSeconds()));
    }
    // Before the upload: whoever owes something already need not send it.
    refuse(rates.refusal(tenant));
    return switch (uploads.take(tenant)) {
      case FREE -> () -> uploads.release(tenant);
      case SHARE_USED ->
          throw new RefusedException(
              Refusals.tooMuch(
                  "This tenant is sending as many batches as its share; try again soon.", RETRY));
      case FULL ->
          throw new RefusedException(
              Reply.unavailable(
                  "Other batches are being read; try again soon.", (int) RETRY.toSeconds()));
    };
  }

  /**
   * Refuses what nobody can speak.
   *
   * @throws RefusedException 422 when nobody in the farm has what a line names
   */
  void refuseUnknown(Submission submission) throws RefusedException {
    submission.wishes().refuseUnknown(workers::refusal);
  }

  /**
   * Charges a tenant for a batch that is about to be published.
   *
   * @throws RefusedException 401 when who asks is not admitted any more, 429 or 503, or 413 when it
   *     is more than the tenant may have in a day
   */
  void charge(Call call, String id, Submission submission) throws RefusedException {
    call.requireAdmitted();
    String tenant = call.caller().tenant();
    refuse(staged.add(tenant, id, submission.items()));
    Optional<Reply> refusal = rates.admit(tenant, id, submission.items(), submission.characters());
    if (refusal.isPresent()) {
      staged.remove(id);
    }
    refuse(refusal);
  }

  /** The batch could not be published. */
  void notPublished(String id) {
    staged.remove(id);
    rates.withdraw(id);
  }

  private static void refuse(Optional<Reply> refusal) throws RefusedException {
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get());
    }
  }
}
