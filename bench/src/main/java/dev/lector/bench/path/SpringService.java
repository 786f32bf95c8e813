package dev.lector.bench.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.bench.machinery.HttpConnections;
import dev.lector.bench.machinery.Wait;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * What one would write with Spring Kafka: a handler that reads JSON, sends the text with a {@link
 * ReplyingKafkaTemplate} and answers with what comes back, and a listener container that answers
 * each request at once. Its HTTP server is the one Lector uses, with as little around it as it
 * takes. Strings instead of Avro, no store, no completions, no ledger.
 */
final class SpringService implements Service {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String URL = "http://localhost/media/" + "0".repeat(64) + ".wav";

  private final String requests;
  private final ReplyingKafkaTemplate<String, String, String> template;
  private final ConcurrentMessageListenerContainer<String, String> worker;
  private final DefaultKafkaProducerFactory<String, String> producers;
  private final ObjectMapper json = new ObjectMapper();
  private final WebServer server;
  private final HttpConnections client;

  private SpringService(String name, Map<String, Object> producer, Map<String, Object> consumer)
      throws IOException, InterruptedException {
    this.requests = name + ".requests";
    String replyTopic = name + ".replies";
    producers =
        new DefaultKafkaProducerFactory<>(producer, new StringSerializer(), new StringSerializer());
    DefaultKafkaConsumerFactory<String, String> consumers =
        new DefaultKafkaConsumerFactory<>(
            consumer, new StringDeserializer(), new StringDeserializer());
    ContainerProperties replies = new ContainerProperties(replyTopic);
    replies.setGroupId(name + "-client");
    template =
        new ReplyingKafkaTemplate<>(
            producers, new KafkaMessageListenerContainer<>(consumers, replies));
    template.start();
    KafkaTemplate<String, String> back = new KafkaTemplate<>(producers);
    ContainerProperties work = new ContainerProperties(requests);
    work.setGroupId(name + "-worker");
    work.setMessageListener((MessageListener<String, String>) request -> answer(back, request));
    worker = new ConcurrentMessageListenerContainer<>(consumers, work);
    worker.start();
    if (!template.waitForAssignment(PATIENCE)) {
      throw new IllegalStateException("No partition for replies");
    }
    if (!Wait.until(this::takesRequests)) {
      throw new IllegalStateException("No partition for requests");
    }
    server =
        WebServer.builder()
            .host("127.0.0.1")
            .shutdownHook(false)
            .routing(routing -> routing.post("/text-to-speech", this::handle))
            .build()
            .start();
    client = new HttpConnections(server.port());
  }

  /**
   * Starts it.
   *
   * @param settings of producers, beside the least they need
   */
  static SpringService start(String bootstrapServers, String name, Map<String, Object> settings)
      throws IOException, InterruptedException, ExecutionException {
    Map<String, Object> servers = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(servers)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(name + ".requests", 1, (short) 1),
                  new NewTopic(name + ".replies", 1, (short) 1)))
          .all()
          .get();
    }
    Map<String, Object> producer = new HashMap<>(servers);
    producer.putAll(settings);
    return new SpringService(
        name,
        producer,
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "latest"));
  }

  private boolean takesRequests() {
    Collection<TopicPartition> partitions = worker.getAssignedPartitions();
    return partitions != null && !partitions.isEmpty();
  }

  private void handle(ServerRequest request, ServerResponse response) throws Exception {
    String text;
    try (InputStream body = request.content().inputStream()) {
      text = json.readTree(body).path("text").asText();
    }
    ConsumerRecord<String, String> reply =
        template
            .sendAndReceive(new ProducerRecord<>(requests, text))
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    response.header("Content-Type", "application/json");
    response.send(json.writeValueAsBytes(Map.of("audio", Map.of("url", reply.value()))));
  }

  private static void answer(
      KafkaTemplate<String, String> back, ConsumerRecord<String, String> request) {
    String topic =
        new String(request.headers().lastHeader(KafkaHeaders.REPLY_TOPIC).value(), UTF_8);
    ProducerRecord<String, String> reply = new ProducerRecord<>(topic, URL);
    reply.headers().add(request.headers().lastHeader(KafkaHeaders.CORRELATION_ID));
    var _ = back.send(reply);
  }

  @Override
  public void send(int index) throws IOException {
    Sentences.ask(client, index);
  }

  @Override
  public void close() {
    client.close();
    server.stop();
    worker.stop();
    template.stop();
    producers.destroy();
  }
}
