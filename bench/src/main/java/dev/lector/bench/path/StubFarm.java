package dev.lector.bench.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.events.Audio;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechSynthesized;
import dev.lector.headers.ReplyHeaders;
import dev.lector.outcomes.Outcomes;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Answers requests as cheaply as can be: a plain consumer beside the farm's share group, and one
 * encoded outcome into which each request's id is copied. A reply and nothing else: no completion.
 */
final class StubFarm implements AutoCloseable {
  private static final String PLACE = "00000000-0000-0000-0000-000000000000";

  private final byte[] template;
  private final int offset;
  private final Predicate<ConsumerRecord<byte[], byte[]>> answered;
  private final Producer<byte[], byte[]> producer;
  private final PollLoop loop;

  private StubFarm(
      String bootstrapServers, byte[] template, Predicate<ConsumerRecord<byte[], byte[]>> answered)
      throws InterruptedException {
    this.template = template;
    this.offset = indexOf(template, PLACE.getBytes(UTF_8));
    this.answered = answered;
    this.producer = BareService.producer(bootstrapServers, "stub");
    this.loop =
        new PollLoop(BareService.consumer(bootstrapServers, "stub"), Topics.REQUESTS, this::answer);
    loop.onEnd(producer);
    loop.awaitPartitions();
  }

  /**
   * Starts to answer what is asked from now on. The topics have to be there.
   *
   * @param registry as the gateway has it configured
   * @param audio directory of the gateway's store
   * @param tenant whose requests they are; empty where there are no tokens
   * @param answered which requests get an answer
   */
  static StubFarm start(
      String bootstrapServers,
      String registry,
      Path audio,
      String tenant,
      Predicate<ConsumerRecord<byte[], byte[]>> answered)
      throws InterruptedException {
    Map<String, String> config = Map.of("schema.registry.url", registry);
    try (SchemaRegistryClient client = SchemaRegistryClients.create(config);
        SpecificAvroSerializer<SpeechFinished> serializer = new SpecificAvroSerializer<>(client)) {
      serializer.configure(config, false);
      byte[] template =
          Objects.requireNonNull(serializer.serialize(Topics.REPLIES, outcome(audio, tenant)));
      return new StubFarm(bootstrapServers, template, answered);
    }
  }

  private static SpeechFinished outcome(Path audio, String tenant) {
    String digest = "0".repeat(64);
    return Outcomes.of(PLACE)
        .setTenant(tenant)
        .setFinishedAt(Instant.now())
        .setAttempt(1)
        .setWorker("stub")
        .setOutcome(
            SpeechSynthesized.newBuilder()
                .setAudio(
                    Audio.newBuilder()
                        .setUri(
                            "file://%s/00/00/%s.wav/%s.wav"
                                .formatted(audio.toAbsolutePath(), digest, digest))
                        .setContentType("audio/wav")
                        .setBytes(32_044)
                        .setSha256(digest)
                        .setSampleRate(16_000)
                        .setChannels(1)
                        .setDurationMs(1_000)
                        .build())
                .setModelId("silence")
                .setVoice("none")
                .build())
        .build();
  }

  private void answer(ConsumerRecord<byte[], byte[]> request) {
    if (!answered.test(request)) {
      return;
    }
    ReplyHeaders to = ReplyHeaders.read(request.headers()).orElseThrow();
    byte[] value = template.clone();
    System.arraycopy(request.key(), 0, value, offset, PLACE.length());
    ProducerRecord<byte[], byte[]> reply =
        new ProducerRecord<>(to.replyTopic(), to.replyPartition(), request.key(), value);
    to.writeReply(reply.headers());
    var _ = producer.send(reply);
  }

  /** Where some bytes begin in others; -1 when nowhere. */
  static int indexOf(byte[] bytes, byte[] wanted) {
    for (int start = 0; start <= bytes.length - wanted.length; start++) {
      int same = 0;
      while (same < wanted.length && bytes[start + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return start;
      }
    }
    return -1;
  }

  @Override
  public void close() {
    loop.close();
  }
}
