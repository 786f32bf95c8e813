package dev.lector.bridge.speech;

import static dev.lector.bridge.speech.RequestQueue.Priority.AWAITED;
import static dev.lector.bridge.speech.RequestQueue.Priority.LATER;

import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.jobs.Opening;
import dev.lector.bridge.load.FairGate;
import dev.lector.bridge.load.Turn;
import dev.lector.bridge.waiting.Ending;
import dev.lector.bridge.waiting.WaitingRequests;
import dev.lector.events.SpeechRequested;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Publishes requests that were let in and opened as jobs: at once, or when it is their turn. */
final class Publishing {
  private final SpeechLimits limits;
  private final Admission admission;
  private final FairGate gate;
  private final RequestQueue queue;
  private final WaitingRequests waiting;
  private final JobBook jobs;

  Publishing(
      SpeechLimits limits,
      Admission admission,
      FairGate gate,
      RequestQueue queue,
      WaitingRequests waiting,
      JobBook jobs) {
    this.limits = limits;
    this.admission = admission;
    this.gate = gate;
    this.queue = queue;
    this.waiting = waiting;
    this.jobs = jobs;
  }

  /** Publishes for later what is new, and once more what may be lost. */
  CompletionStage<Void> putBy(Asked asked, Opening opening) {
    SpeechRequested request = asked.request();
    if (opening instanceof Opening.Fresh) {
      return orForgotten(asked, publish(asked, LATER));
    }
    return jobs.publishAgain(asked.id(), false, request.getRequestedAt(), limits.stale())
        ? heldAnyway(publish(asked, LATER))
        : CompletableFuture.completedStage(null);
  }

  /**
   * Publishes when it is the tenant's turn what is new, and once more what was staged or may be
   * lost.
   */
  Turn takeTurn(Asked asked, Opening opening) {
    SpeechRequested request = asked.request();
    boolean fresh = opening instanceof Opening.Fresh;
    if (!fresh
        && (admission.busy(request.getTenant())
            || !jobs.publishAgain(asked.id(), true, request.getRequestedAt(), limits.stale()))) {
      return Turn.ON_THE_QUEUE;
    }
    Turn turn =
        gate.enter(
            asked.id(),
            request.getTenant(),
            SpokenWork.of(request.getText(), request.getSpeed()),
            () -> publish(asked, AWAITED));
    CompletionStage<Void> published =
        fresh ? orForgotten(asked, turn.published()) : heldAnyway(turn.published());
    return new Turn() {
      @Override
      public CompletionStage<Void> published() {
        return published;
      }

      @Override
      public boolean withdraw() {
        return turn.withdraw();
      }
    };
  }

  private CompletionStage<Void> publish(Asked asked, RequestQueue.Priority priority) {
    return queue.publish(asked.request(), priority, asked.call().trace());
  }

  /** Takes the job back when it could not be published, and tells everybody who waits for it. */
  private CompletionStage<Void> orForgotten(Asked asked, CompletionStage<Void> published) {
    return published.whenComplete(
        (_, failure) -> {
          if (failure != null) {
            asked.candidate().notPublished(asked.id());
            jobs.forget(asked.id());
            waiting.end(asked.id(), new Ending.NotPublished(reason(failure)));
          }
        });
  }

  /** What was published before is on a queue whatever becomes of the copy. */
  private static CompletionStage<Void> heldAnyway(CompletionStage<Void> published) {
    return published.exceptionally(_ -> null);
  }

  static String reason(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
