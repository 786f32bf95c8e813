package dev.lector.bridge.speech;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.ClientGoneException;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.ErrorShape;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.jobs.JobLookup;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.bridge.jobs.Opening;
import dev.lector.bridge.load.FairGate;
import dev.lector.bridge.load.Turn;
import dev.lector.bridge.speech.Admission.Candidate;
import dev.lector.bridge.streams.AudioStreams;
import dev.lector.bridge.waiting.Ending;
import dev.lector.bridge.waiting.TooManyWaitingException;
import dev.lector.bridge.waiting.Waiter;
import dev.lector.bridge.waiting.WaitingRequests;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Speech over HTTP, in one dialect: a request is let in, opened as a job, published when it is its
 * turn, and awaited, or promised for later.
 */
public final class SpeechEndpoint implements Endpoint {
  /** Most answers come sooner, and watching for the client to leave costs a thread. */
  private static final Duration UNWATCHED = Duration.ofSeconds(1);

  private final SpeechLimits limits;
  private final Admission admission;
  private final IdempotencyKeys keys;
  private final Publishing publishing;
  private final WaitingRequests waiting;
  private final JobBook jobs;
  private final JobLookup lookup;
  private final SpeechDialect dialect;
  private final Answers answers;
  private final InstantSource clock;
  private @Nullable AudioStreams streams;

  /**
   * @param limits bounds of a request
   * @param admission who is let in
   * @param keys which request an Idempotency-Key stands for
   * @param gate where those that somebody waits for take turns
   * @param queue where requests go
   * @param waiting where responses wait
   * @param jobs what is known of earlier requests
   * @param lookup what the ledger knows of them
   * @param dialect reads requests and writes answers
   * @param clock dates requests
   */
  @SuppressWarnings("TooManyParameters") // everything a request meets on its way, once each
  public SpeechEndpoint(
      SpeechLimits limits,
      Admission admission,
      IdempotencyKeys keys,
      FairGate gate,
      RequestQueue queue,
      WaitingRequests waiting,
      JobBook jobs,
      JobLookup lookup,
      SpeechDialect dialect,
      InstantSource clock) {
    this.limits = limits;
    this.admission = admission;
    this.keys = keys;
    this.publishing = new Publishing(limits, admission, gate, queue, waiting, jobs);
    this.waiting = waiting;
    this.jobs = jobs;
    this.lookup = lookup;
    this.dialect = dialect;
    this.answers = new Answers(dialect);
    this.clock = clock;
  }

  /**
   * The same for a dialect that streams.
   *
   * @param heard what comes of requests before they have ended
   */
  public SpeechEndpoint with(AudioStreams heard) {
    streams = heard;
    return this;
  }

  @Override
  public ErrorShape errors() {
    return dialect.errors();
  }

  @Override
  public Reply answer(Call call)
      throws RefusedException, ClientGoneException, InterruptedException {
    SpeechParameters read = dialect.read(call, limits);
    TextRule.check(read.text(), limits.text());
    WebhookRule.check(read.webhook(), limits.webhooks());
    call.bodyDone();
    Preference preference = Preference.of(call.headers("Prefer"));
    String tenant = call.caller().tenant();
    boolean later = preference.within(limits.patience()).isZero();
    Candidate candidate = admission.candidate(tenant, read.text(), later);
    String id =
        keys.id(
            tenant,
            call.headers("Idempotency-Key"),
            known -> noPlace(tenant, later).or(() -> candidate.refusal(known)));
    call.asksFor(id);
    SpeechParameters parameters = dialect.resolve(read);
    Optional<Reply> refusal = admission.unspeakable(id, parameters).or(() -> candidate.refusal(id));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    SpeechRequested request =
        SpeechRequests.single(
            id, parameters, read.fingerprint(), tenant, Instant.ofEpochMilli(clock.millis()));
    if (dialect.streams() && !later) {
      request = SpeechRequested.newBuilder(request).setStream(true).build();
    }
    Asked asked = new Asked(call, request, preference, candidate);
    return (later ? acceptLater(asked) : await(asked)).with("X-Request-Id", id);
  }

  /** Why nobody may wait for one more response; who asks for the audio later need not. */
  private Optional<Reply> noPlace(String tenant, boolean later) {
    return later ? Optional.empty() : waiting.full(tenant).map(answers::noPlace);
  }

  private Reply acceptLater(Asked asked) throws InterruptedException {
    Opening opening = open(asked.request(), false);
    if (!(opening instanceof Opening.Fresh)) {
      asked.candidate().notPublished(asked.id());
    }
    return switch (opening) {
      case Opening.Conflicting() -> answers.conflicting();
      case Opening.Known(KnownJob job) when job.finished() != null ->
          answers.outcome(asked.call(), job.finished(), asked.request());
      default -> laterOnce(publishing.putBy(asked, opening), asked);
    };
  }

  /** The same for what was let in to be waited for, and was never begun. */
  private Reply acceptLaterInstead(Asked asked) throws InterruptedException {
    Optional<Reply> refusal = asked.candidate().laterInstead(asked.id());
    return refusal.isPresent() ? refusal.get() : acceptLater(asked);
  }

  /** Promises the audio for later once brokers and ledger have the request, and not before. */
  private Reply laterOnce(CompletionStage<Void> published, Asked asked)
      throws InterruptedException {
    try {
      published.toCompletableFuture().get();
    } catch (ExecutionException e) {
      return answers.notPublished(Publishing.reason(e));
    }
    String id = asked.id();
    return switch (lookup.awaitLedger(id, asked.request().getTenant(), limits.ledgerWait())) {
      case JobLookup.Heard.Job(KnownJob job) when Answers.isAnother(job, asked.request()) ->
          answers.conflicting();
      case JobLookup.Heard.Nothing() -> answers.notHeardOf(id);
      default ->
          answers.later(
              asked.call(),
              jobs.find(id)
                  .orElseGet(
                      () -> KnownJob.open(id, asked.request().getTenant(), null, null, false)),
              asked.preference());
    };
  }

  private Reply await(Asked asked) throws ClientGoneException, InterruptedException {
    SpeechRequested request = asked.request();
    // Listening comes before looking, so that no outcome can slip through between the two.
    try (Waiter waiter = waiting.enter(asked.id(), request.getTenant());
        Listened listened = Listened.to(request, dialect, streams, waiter)) {
      Opening opening = open(request, true);
      if (opening instanceof Opening.Conflicting) {
        return answers.conflicting();
      }
      if (opening instanceof Opening.Known(KnownJob job) && job.finished() != null) {
        return answers.outcome(asked.call(), job.finished(), request);
      }
      Turn turn = publishing.takeTurn(asked, opening);
      Ending ending = await(asked.call(), waiter, asked.preference().within(limits.patience()));
      boolean never = turn.withdraw() && opening instanceof Opening.Fresh;
      return switch (ending) {
        case Ending.Finished(SpeechFinished event) -> answers.outcome(asked.call(), event, request);
        case Ending.NotPublished(String reason) -> answers.notPublished(reason);
        case Ending.Heard() -> listened.answer(asked.call());
        case Ending.ClientLeft() -> {
          if (!never) {
            listened.clientLeft();
          }
          throw new ClientGoneException();
        }
        case Ending.Stopped() ->
            never ? answers.notPublished("the bridge stops.") : answers.stopped(asked.id());
        case Ending.TimedOut() when asked.preference().acceptsLater() ->
            never ? acceptLaterInstead(asked) : laterOnce(turn.published(), asked);
        case Ending.TimedOut() ->
            never
                ? answers.notBegun(limits.patience())
                : answers.timedOut(asked.id(), limits.patience());
      };
    } catch (TooManyWaitingException e) {
      return answers.noPlace(e);
    }
  }

  private static Ending await(Call call, Waiter waiter, Duration patience)
      throws InterruptedException {
    if (patience.compareTo(UNWATCHED) <= 0) {
      return waiter.await(patience);
    }
    Ending ending = waiter.await(UNWATCHED);
    if (!(ending instanceof Ending.TimedOut)) {
      return ending;
    }
    call.whenClientLeaves(waiter::clientLeft);
    return waiter.await(patience.minus(UNWATCHED));
  }

  private Opening open(SpeechRequested request, boolean awaited) {
    return jobs.open(
        KnownJob.open(
            request.getRequestId(),
            request.getTenant(),
            request.getFingerprint(),
            request.getRequestedAt(),
            awaited));
  }
}
