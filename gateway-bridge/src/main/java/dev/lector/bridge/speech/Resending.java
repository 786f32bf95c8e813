package dev.lector.bridge.speech;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.bridge.jobs.Opening;
import dev.lector.bridge.load.FairGate;
import dev.lector.bridge.waiting.WaitingRequests;
import dev.lector.events.SpeechRequested;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Sends requests again that somebody has kept. They are let in as those of {@code Prefer:
 * respond-async} are, and go the way of batches, since nobody waits for them: what is sent again
 * passes no limit by, and overtakes nobody.
 */
public final class Resending {
  private static final int RETRY_SECONDS = 5;

  private final Admission admission;
  private final Publishing publishing;
  private final JobBook jobs;

  /**
   * @param limits bounds of a request
   * @param admission who is let in
   * @param gate where those that somebody waits for take turns
   * @param queue where requests go
   * @param waiting where responses wait
   * @param jobs what is known of earlier requests
   */
  public Resending(
      SpeechLimits limits,
      Admission admission,
      FairGate gate,
      RequestQueue queue,
      WaitingRequests waiting,
      JobBook jobs) {
    this.admission = admission;
    this.publishing = new Publishing(limits, admission, gate, queue, waiting, jobs);
    this.jobs = jobs;
  }

  /**
   * Puts a request on the queue, unless it is there already or has ended. The caller, who was
   * charged for one request before it was found, is charged for its text, whosever it is.
   *
   * @throws RefusedException 503 or 429 when it is too much now, 409 when its id is another's
   */
  public void sendCharged(Call call, SpeechRequested request)
      throws RefusedException, InterruptedException {
    String id = request.getRequestId();
    Admission.Candidate candidate = admission.found(call.caller().tenant(), request.getText());
    Optional<Reply> refusal = candidate.refusal(id);
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get());
    }
    call.asksFor(id);
    Opening opening =
        jobs.open(
            KnownJob.open(
                id,
                request.getTenant(),
                request.getFingerprint(),
                request.getRequestedAt(),
                false));
    if (!(opening instanceof Opening.Fresh)) {
      candidate.notPublished(id);
    }
    if (opening instanceof Opening.Conflicting) {
      throw new RefusedException(409, "The request has the id of another one.");
    }
    if (opening instanceof Opening.Known(KnownJob job) && job.ended()) {
      return;
    }
    Asked asked = new Asked(call, request, Preference.of(List.of()), candidate);
    try {
      publishing.putBy(asked, opening).toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw new RefusedException(
          Reply.unavailable(
              "The request could not be queued: " + Publishing.reason(e), RETRY_SECONDS));
    }
  }
}
