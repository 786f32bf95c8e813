package dev.lector.tts.worker.requests;

import dev.lector.events.SpeechRequested;
import dev.lector.tts.worker.lanes.Delivery;
import dev.lector.tts.worker.segments.Segments;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What it takes to have a request's audio heard while it is made.
 *
 * @param segments sends it
 * @param abandoned knows who has left
 */
public record Streams(Segments segments, AbandonedStreams abandoned) {

  /** Why a request is refused for where it wants its segments; empty when it is not. */
  Optional<String> refusal(SpeechRequested request, ConsumerRecord<byte[], byte[]> record) {
    return segments.refusal(request, record.headers());
  }

  Listening open(
      SpeechRequested request, ConsumerRecord<byte[], byte[]> record, Delivery delivery) {
    return new Listening(
        segments.open(record, request, delivery.attempt()), () -> abandoned.cover(request));
  }
}
