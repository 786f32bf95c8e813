package dev.lector.bridge.kafka;

import dev.lector.events.SpeechRequested;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.headers.ReplyHeaders;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.telemetry.Sending;
import dev.lector.telemetry.Tracing;
import dev.lector.topics.Topics;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes requests, with everything their readers expect beside the value. */
final class RequestPublisher implements AutoCloseable {
  private static final String SOURCE = "/lector/gateway-bridge";
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final Producer<String, SpeechRequested> producer;
  private final String later;
  private final Tracing tracing;

  /**
   * @param later topic of the requests that nobody waits for
   */
  RequestPublisher(
      KafkaSettings settings,
      SpecificAvroSerializer<SpeechRequested> serializer,
      String later,
      Tracing tracing) {
    this.later = later;
    this.tracing = tracing;
    this.producer = new KafkaProducer<>(settings.producer(), new StringSerializer(), serializer);
  }

  /**
   * Publishes a request that nobody waits for.
   *
   * @return done when the cluster has it for good
   */
  CompletionStage<Void> publishForLater(SpeechRequested request, Context trace) {
    return send(new ProducerRecord<>(later, request.getRequestId(), request), trace);
  }

  /**
   * Publishes a request that somebody waits for.
   *
   * @param replyPartition where its reply is awaited
   * @return done when the cluster has it for good
   */
  CompletionStage<Void> publish(SpeechRequested request, int replyPartition, Context trace) {
    String id = request.getRequestId();
    ProducerRecord<String, SpeechRequested> message =
        new ProducerRecord<>(Topics.REQUESTS, id, request);
    new ReplyHeaders(id.getBytes(StandardCharsets.UTF_8), Topics.REPLIES, replyPartition)
        .writeRequest(message.headers());
    return send(message, trace);
  }

  private CompletionStage<Void> send(
      ProducerRecord<String, SpeechRequested> message, Context trace) {
    SpeechRequested request = message.value();
    Headers headers = message.headers();
    String type = SpeechRequested.getClassSchema().getFullName();
    new CloudEventHeaders(request.getRequestId(), SOURCE, type, request.getRequestedAt())
        .write(headers);
    Sending sending = Sending.of(message, tracing, trace);
    CompletableFuture<Void> published = new CompletableFuture<>();
    try {
      var _ =
          producer.send(
              message,
              (_, failure) -> {
                sending.done(failure);
                if (failure == null) {
                  published.complete(null);
                } else {
                  published.completeExceptionally(failure);
                }
              });
    } catch (KafkaException e) {
      sending.done(e);
      published.completeExceptionally(e);
    }
    return published;
  }

  @Override
  public void close() {
    producer.close(LONGEST_CLOSE);
  }
}
