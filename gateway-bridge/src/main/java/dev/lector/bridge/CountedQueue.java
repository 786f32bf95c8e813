package dev.lector.bridge;

import dev.lector.bridge.kafka.KafkaLink;
import dev.lector.bridge.load.QueueLoad;
import dev.lector.bridge.ops.BridgeMetrics;
import dev.lector.bridge.speech.RequestQueue;
import dev.lector.events.SpeechRequested;
import dev.lector.telemetry.LogContext;
import io.opentelemetry.context.Context;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes requests; counts and logs those that fail.
 *
 * @param batch load of the queue of batch items
 * @param staged whether a ledger holds requests that nobody waits for
 */
record CountedQueue(KafkaLink kafka, BridgeMetrics metrics, QueueLoad batch, boolean staged)
    implements RequestQueue {
  private static final Logger LOG = LoggerFactory.getLogger(CountedQueue.class);

  @Override
  public CompletionStage<Void> publish(SpeechRequested request, Priority priority, Context trace) {
    return kafka
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
                batch.published();
              }
            });
  }
}
