package dev.lector.bridge.speech;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.ClientGoneException;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.bridge.jobs.Opening;
import dev.lector.bridge.media.AudioLinks;
import dev.lector.bridge.media.UnreachableAudioException;
import dev.lector.bridge.waiting.Ending;
import dev.lector.bridge.waiting.TooManyWaitingException;
import dev.lector.bridge.waiting.Waiter;
import dev.lector.bridge.waiting.WaitingRequests;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** {@code POST /text-to-speech}. */
public final class SpeechEndpoint implements Endpoint {
  private static final int RETRY_SECONDS = 2;

  /** Most answers come sooner, and watching for the client to leave costs a thread. */
  private static final Duration UNWATCHED = Duration.ofSeconds(1);

  private final SpeechLimits limits;
  private final Admission admission;
  private final IdempotencyKeys keys;
  private final RequestQueue queue;
  private final WaitingRequests waiting;
  private final JobBook jobs;
  private final JobJson json;
  private final AudioLinks links;
  private final InstantSource clock;

  /**
   * @param limits bounds of a request
   * @param admission who is let in
   * @param keys which request an Idempotency-Key stands for
   * @param queue where requests go
   * @param waiting where responses wait
   * @param jobs what is known of earlier requests
   * @param json writes jobs
   * @param links makes links to audio
   * @param clock dates requests
   */
  @SuppressWarnings("TooManyParameters") // everything a request meets on its way, once each
  public SpeechEndpoint(
      SpeechLimits limits,
      Admission admission,
      IdempotencyKeys keys,
      RequestQueue queue,
      WaitingRequests waiting,
      JobBook jobs,
      JobJson json,
      AudioLinks links,
      InstantSource clock) {
    this.limits = limits;
    this.admission = admission;
    this.keys = keys;
    this.queue = queue;
    this.waiting = waiting;
    this.jobs = jobs;
    this.json = json;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public Reply answer(Call call)
      throws RefusedException, ClientGoneException, InterruptedException {
    SpeechParameters parameters =
        ParameterReader.read(call.header("Content-Type"), call.body(limits.body()));
    TextRule.check(parameters.text(), limits.text());
    call.bodyDone();
    Preference preference = Preference.of(call.headers("Prefer"));
    String id = keys.id(call.caller().tenant(), call.headers("Idempotency-Key"));
    boolean later = preference.within(limits.patience()).isZero();
    Optional<Reply> refusal = admission.refusal(id, later);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    SpeechRequested request = request(id, parameters, call.caller().tenant());
    Reply reply =
        later
            ? acceptLater(call, request, parameters.fingerprint(), preference)
            : await(call, request, parameters.fingerprint(), preference);
    return reply.with("X-Request-Id", id);
  }

  private SpeechRequested request(String id, SpeechParameters parameters, String tenant) {
    return SpeechRequested.newBuilder()
        .setRequestId(id)
        .setText(parameters.text())
        .setModelId(parameters.modelId())
        .setDescription(parameters.description())
        .setVoice(parameters.voice())
        .setLanguage(parameters.language())
        .setSpeed(parameters.speed())
        .setTenant(tenant)
        .setRequestedAt(Instant.ofEpochMilli(clock.millis()))
        .setFingerprint(parameters.fingerprint())
        .build();
  }

  private Reply acceptLater(
      Call call, SpeechRequested request, String fingerprint, Preference preference)
      throws RefusedException, InterruptedException {
    return switch (open(request, fingerprint)) {
      case Opening.Conflicting() -> conflicting();
      case Opening.Known(KnownJob job) ->
          job.finished() == null
              ? later(call, request.getRequestId(), preference)
              : outcome(call, job.finished());
      case Opening.Fresh _ -> {
        CompletionStage<Void> published = publish(call, request);
        yield laterOnce(published, call, request.getRequestId(), preference);
      }
    };
  }

  /** Promises the audio for later once the brokers have the request, and not before. */
  private Reply laterOnce(
      CompletionStage<Void> published, Call call, String id, Preference preference)
      throws InterruptedException {
    try {
      published.toCompletableFuture().get();
      return later(call, id, preference);
    } catch (ExecutionException e) {
      return notPublished(reason(e));
    }
  }

  private Reply await(Call call, SpeechRequested request, String fingerprint, Preference preference)
      throws RefusedException, ClientGoneException, InterruptedException {
    // Listening comes before looking, so that no outcome can slip through between the two.
    try (Waiter waiter = waiting.enter(request.getRequestId())) {
      Opening opening = open(request, fingerprint);
      if (opening instanceof Opening.Conflicting) {
        return conflicting();
      }
      if (opening instanceof Opening.Known(KnownJob job) && job.finished() != null) {
        return outcome(call, job.finished());
      }
      CompletionStage<Void> published =
          opening instanceof Opening.Fresh
              ? publish(call, request)
              : CompletableFuture.completedStage(null);
      Ending ending = await(call, waiter, preference.within(limits.patience()));
      return switch (ending) {
        case Ending.Finished(SpeechFinished event) -> outcome(call, event);
        case Ending.NotPublished(String reason) -> notPublished(reason);
        case Ending.ClientLeft() -> throw new ClientGoneException();
        case Ending.Stopped() -> stopped(request.getRequestId());
        case Ending.TimedOut() ->
            preference.acceptsLater()
                ? laterOnce(published, call, request.getRequestId(), preference)
                : timedOut(request.getRequestId());
      };
    } catch (TooManyWaitingException e) {
      return Reply.unavailable("Too many requests wait already; try again soon.", RETRY_SECONDS);
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

  private Opening open(SpeechRequested request, String fingerprint) {
    return jobs.open(
        request.getRequestId(), request.getTenant(), fingerprint, request.getRequestedAt());
  }

  /** Publishes, and when that fails takes the job back and tells everybody who waits for it. */
  private CompletionStage<Void> publish(Call call, SpeechRequested request) {
    return queue
        .publish(request, call.header("traceparent"))
        .whenComplete(
            (_, failure) -> {
              if (failure != null) {
                jobs.forget(request.getRequestId());
                waiting.end(request.getRequestId(), new Ending.NotPublished(reason(failure)));
              }
            });
  }

  private Reply outcome(Call call, SpeechFinished event) {
    return switch (event.getOutcome()) {
      case SpeechSynthesized done -> {
        try {
          ObjectNode body = Json.object();
          body.putObject("audio").put("url", links.link(done.getAudio().getUri(), call.baseUrl()));
          yield Reply.json(200, body);
        } catch (UnreachableAudioException e) {
          yield Reply.error(500, String.valueOf(e.getMessage()));
        }
      }
      case SpeechRejected rejected -> Rejections.answer(rejected);
      default -> throw new IllegalStateException("An outcome is one of two kinds");
    };
  }

  private Reply later(Call call, String id, Preference preference) {
    KnownJob job = jobs.find(id).orElseGet(() -> new KnownJob(id, "", null, null, null));
    return Reply.json(202, json.write(job, call.baseUrl()))
        .with("Location", JobJson.PATH + id)
        .with("Preference-Applied", preference.applied());
  }

  private static Reply conflicting() {
    return Reply.error(
        422, "This Idempotency-Key was used with a different request; use another key.");
  }

  private static Reply notPublished(String reason) {
    return Reply.unavailable("The request could not be queued: " + reason, RETRY_SECONDS);
  }

  private static Reply stopped(String id) {
    return Reply.unavailable(
            "The gateway stops; the job goes on, ask for it or send the request again.",
            RETRY_SECONDS)
        .with("Location", JobJson.PATH + id);
  }

  private Reply timedOut(String id) {
    return Reply.error(
            504,
            "The audio was not ready within %d s; the job goes on. Ask for it at Location, or send the request again with the same Idempotency-Key."
                .formatted(limits.patience().toSeconds()))
        .with("Location", JobJson.PATH + id);
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
