package dev.lector.bridge;

import dev.lector.bridge.load.QueueLoads;
import dev.lector.bridge.ops.BridgeMetrics;
import dev.lector.bridge.speech.RequestQueue;
import dev.lector.events.SpeechRequested;
import dev.lector.telemetry.LogContext;
import io.opentelemetry.context.Context;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A queue, and what is counted of what goes there. */
final class CountedQueue implements RequestQueue {
  private static final Logger LOG = LoggerFactory.getLogger(CountedQueue.class);

  private final RequestQueue queue;
  private final QueueLoads loads;
  private final BridgeMetrics metrics;
  private final boolean staged;

  /**
   * @param staged whether what nobody waits for is handed on by a ledger
   */
  CountedQueue(RequestQueue queue, QueueLoads loads, BridgeMetrics metrics, boolean staged) {
    this.queue = queue;
    this.loads = loads;
    this.metrics = metrics;
    this.staged = staged;
  }

  @Override
  public CompletionStage<Void> publish(SpeechRequested request, Priority priority, Context trace) {
    return queue
        .publish(request, priority, trace)
        .whenComplete(
            (_, failure) -> {
              if (failure != null) {
                String id = request.getRequestId();
                try (LogContext _ = LogContext.open(id, request.getTenant(), trace)) {
                  LOG.warn("Request {} was not queued: {}", id, failure.getMessage());
                }
                metrics.publishFailed();
              } else if (priority == Priority.LATER && !staged) {
                // The gate counts those that somebody waits for.
                loads.batch().published();
              }
            });
  }
}
