package dev.lector.bridge;

import dev.lector.bridge.jobs.JobBook;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.bridge.kafka.OutcomeListener;
import dev.lector.bridge.load.DayUse;
import dev.lector.bridge.load.FairGate;
import dev.lector.bridge.load.QueueLoad;
import dev.lector.bridge.load.QueueLoads;
import dev.lector.bridge.load.StagedItems;
import dev.lector.bridge.load.StoredUse;
import dev.lector.bridge.load.Throughput;
import dev.lector.bridge.ops.BridgeMetrics;
import dev.lector.bridge.speech.RequestIds;
import dev.lector.bridge.streams.AudioStreams;
import dev.lector.bridge.waiting.Ending;
import dev.lector.bridge.waiting.WaitingRequests;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechSynthesized;
import java.util.Locale;

/** Tells everything in the bridge that keeps account of requests how they ended. */
final class OutcomeHandler implements OutcomeListener {
  private final StagedItems staged;
  private final DayUse days;
  private final StoredUse stored;
  private final JobBook jobs;
  private final WaitingRequests waiting;
  private final AudioStreams streams;
  private final QueueLoads loads;
  private final Throughput throughput;
  private final FairGate gate;
  private final BridgeMetrics metrics;

  OutcomeHandler(
      StagedItems staged,
      DayUse days,
      StoredUse stored,
      JobBook jobs,
      WaitingRequests waiting,
      AudioStreams streams,
      QueueLoads loads,
      Throughput throughput,
      FairGate gate,
      BridgeMetrics metrics) {
    this.staged = staged;
    this.days = days;
    this.stored = stored;
    this.jobs = jobs;
    this.waiting = waiting;
    this.streams = streams;
    this.loads = loads;
    this.throughput = throughput;
    this.gate = gate;
    this.metrics = metrics;
  }

  @Override
  public void ended(SpeechFinished event, Source source, long offset) {
    String batch = event.getBatchId();
    staged.ended(
        batch == null ? event.getRequestId() : batch,
        batch == null || event.getItem() == null ? 0 : event.getItem());
    gate.ended(event.getRequestId(), spoken(event));
    boolean news = false;
    boolean awaited = false;
    boolean reply = source == Source.REPLIES;
    if (!reply || mayDecide(event)) {
      // The book first: whoever misses the news in one finds it in the other.
      news = jobs.finish(event, reply ? KnownJob.PROVISIONAL : offset);
      if (news && source != Source.HISTORY) {
        QueueLoad load = loads.of(event.getQueue(), event.getBatchId() != null);
        long queued = event.getTimings().getQueuedMs();
        load.ended(event.getCharacters(), audioMs(event), queued);
        throughput.ended(audioMs(event));
        if (load == loads.interactive()) {
          gate.taken(queued);
        }
      }
      SpeechFinished first = jobs.find(event.getRequestId()).map(KnownJob::finished).orElse(event);
      streams.ended(first);
      awaited = waiting.end(event.getRequestId(), new Ending.Finished(first));
    }
    if (news) {
      days.ended(
          event.getTenant(),
          batch == null ? event.getRequestId() : batch,
          batch == null || event.getItem() == null ? 0 : event.getItem(),
          event.getCharacters(),
          audioMs(event),
          source != Source.HISTORY);
      if (source != Source.HISTORY && spoken(event)) {
        stored.made(event.getTenant(), audioMs(event));
      }
    }
    metrics.outcome(source.name().toLowerCase(Locale.ROOT), awaited);
  }

  /**
   * Whether a reply may answer before the completions have told which outcome is the first: not
   * when the request was delivered before, to somebody who may have ended it too, and not when
   * another bridge may have published another text under the same key.
   */
  private static boolean mayDecide(SpeechFinished event) {
    return event.getAttempt() == 1 && !RequestIds.mayBeShared(event.getRequestId());
  }

  private static boolean spoken(SpeechFinished event) {
    return event.getOutcome() instanceof SpeechSynthesized speech && !speech.getCached();
  }

  private static long audioMs(SpeechFinished event) {
    return event.getOutcome() instanceof SpeechSynthesized speech
        ? speech.getAudio().getDurationMs()
        : 0;
  }
}
