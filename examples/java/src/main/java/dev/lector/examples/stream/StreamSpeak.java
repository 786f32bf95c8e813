package dev.lector.examples.stream;

import dev.lector.examples.Lector;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Speaks a text with Spring Cloud Stream: requests through a StreamBridge, completions to a
 * function. Arguments: TEXT FILE.
 */
@SpringBootApplication
public class StreamSpeak {
  private final Map<String, CompletableFuture<GenericRecord>> waiting = new ConcurrentHashMap<>();
  private final CountDownLatch listening = new CountDownLatch(1);

  public static void main(String[] args) {
    var context =
        new SpringApplicationBuilder(StreamSpeak.class)
            .properties("spring.config.name=stream")
            .run(args);
    context.close();
  }

  /** Bound to speech.completions in stream.yaml. The first completion of a request counts. */
  @Bean
  Consumer<GenericRecord> completions() {
    return finished -> {
      var promise = waiting.get(String.valueOf(finished.get("requestId")));
      if (promise != null) {
        promise.complete(finished);
      }
    };
  }

  /** Requests wait for it: what completes before the binding reads is not heard. */
  @Bean
  KafkaBindingRebalanceListener listening() {
    return new KafkaBindingRebalanceListener() {
      @Override
      public void onPartitionsAssigned(
          String binding,
          org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
          Collection<TopicPartition> partitions,
          boolean initial) {
        partitions.forEach(consumer::position); // where the topic ends now
        listening.countDown();
      }
    };
  }

  @Bean
  CommandLineRunner speak(StreamBridge bridge) {
    return args -> {
      String text = args.length > 0 ? args[0] : "Hello from Spring Cloud Stream.";
      Path file = Path.of(args.length > 1 ? args[1] : "stream.wav");
      String id = UUID.randomUUID().toString();
      var finished = new CompletableFuture<GenericRecord>();
      waiting.put(id, finished);
      if (!listening.await(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Nobody at " + Lector.KAFKA + " lets this program read");
      }
      bridge.send(
          "requests",
          MessageBuilder.withPayload(Lector.request(id, text))
              .setHeader(KafkaHeaders.KEY, id)
              .build());
      Lector.save(finished.get(2, TimeUnit.MINUTES), file);
    };
  }
}
