package dev.lector.examples.replying;

import dev.lector.examples.Lector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;

/**
 * Speaks a text with Spring's ReplyingKafkaTemplate, which sends the headers that Lector's workers
 * answer by. Arguments: TEXT FILE.
 */
@SpringBootApplication
public class ReplyingSpeak {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  public static void main(String[] args) {
    var context =
        new SpringApplicationBuilder(ReplyingSpeak.class)
            .properties("spring.config.name=replying")
            .run(args);
    context.close();
  }

  @Bean
  ReplyingKafkaTemplate<String, GenericRecord, GenericRecord> speech(
      ProducerFactory<String, GenericRecord> producers,
      ConcurrentKafkaListenerContainerFactory<String, GenericRecord> containers) {
    var replies = containers.createContainer(Lector.REPLIES);
    // Every instance reads all replies and takes its own.
    replies.getContainerProperties().setGroupId("replying-" + UUID.randomUUID());
    var template = new ReplyingKafkaTemplate<>(producers, replies);
    template.setSharedReplyTopic(true);
    template.setDefaultReplyTimeout(PATIENCE);
    return template;
  }

  @Bean
  CommandLineRunner speak(ReplyingKafkaTemplate<String, GenericRecord, GenericRecord> speech) {
    return args -> {
      String text = args.length > 0 ? args[0] : "Hello from Spring.";
      Path file = Path.of(args.length > 1 ? args[1] : "replying.wav");
      String id = UUID.randomUUID().toString();
      speech.waitForAssignment(PATIENCE);
      var request = new ProducerRecord<>(Lector.REQUESTS, id, Lector.request(id, text));
      Lector.save(speech.sendAndReceive(request).get().value(), file);
    };
  }
}
