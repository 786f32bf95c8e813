package dev.lector.tts.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechSynthesized;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.headers.OriginalSizes;
import dev.lector.headers.ReplyHeaders;
import dev.lector.headers.TraceParent;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.topics.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Records that brokers took, because they compress well, and that no topic takes as they are: the
 * only lane there is goes on.
 */
class OversizedRecordsIT extends WorkerSuite {
  private static final int LARGE = 3 << 20;

  @Test
  void anUnreadableRecordWithHugeHeadersLeavesASmallLetter() throws Exception {
    worker(config("w1", 1, 0));
    Headers headers = new RecordHeaders();
    TraceParent trace = TraceParent.create();
    trace.write(headers);
    int traced = "traceparent".length() + trace.toString().length();
    headers.add("huge", new byte[LARGE]);
    sendCompressed(id.getBytes(UTF_8), "garbage".getBytes(UTF_8), headers);

    ConsumerRecord<byte[], byte[]> letter = client.deadLetter(r -> text(r.key()).equals(id));
    assertThat(letter.value()).isNull();
    assertThat(letter.headers().lastHeader("huge")).isNull();
    assertThat(OriginalSizes.read(letter.headers()))
        .contains(new OriginalSizes(id.length(), 7, LARGE + 4 + traced));
    assertThat(TraceParent.read(letter.headers())).contains(trace);
    DeadLetterHeaders origin = DeadLetterHeaders.read(letter.headers()).orElseThrow();
    assertThat(origin.topic()).isEqualTo(Topics.REQUESTS);
    assertThat(origin.message()).isNotBlank();
    assertThat(rejection().getCode()).isEqualTo(RejectionCode.UNREADABLE_REQUEST);
    assertTheWorkerStillWorks();
  }

  @Test
  void anUnreadableRecordWithAHugeKeyLeavesALetterWithTheStartOfIt() throws Exception {
    worker(config("w1", 1, 0));
    byte[] key = new byte[LARGE];
    System.arraycopy(id.getBytes(UTF_8), 0, key, 0, id.length());
    sendCompressed(key, "garbage".getBytes(UTF_8), new RecordHeaders());

    ConsumerRecord<byte[], byte[]> letter = client.deadLetter(r -> text(r.key()).startsWith(id));
    assertThat(letter.key()).hasSize(256);
    assertThat(OriginalSizes.read(letter.headers())).contains(new OriginalSizes(LARGE, 7, 0));
    assertTheWorkerStillWorks();
  }

  @Test
  void aSoundRequestWithHugeHeadersIsWorked() throws Exception {
    worker(config("w1", 1, 0));
    Headers headers = new RecordHeaders().add("huge", new byte[LARGE]);
    sendCompressed(id.getBytes(UTF_8), client.encode(request()), headers);

    assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
  }

  @Test
  void aReplyThatIsTooLargeCostsTheOthersNothing() throws Exception {
    worker(config("w1", 1, 0));
    Headers headers = new RecordHeaders();
    new ReplyHeaders(new byte[LARGE], Topics.REPLIES, 5).writeRequest(headers);
    sendCompressed(id.getBytes(UTF_8), client.encode(request()), headers);
    assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);

    Headers small = new RecordHeaders();
    new ReplyHeaders(new byte[] {1}, Topics.REPLIES, 5).writeRequest(small);
    String next = "next-to-" + id;
    client.send(Topics.REQUESTS, request(next, "Next to " + id), small);
    assertThat(client.reply(next).partition()).isEqualTo(5);
  }

  @Test
  void anOutcomeThatItsTopicDoesNotTakeIsReplacedByOneThatSaysSo() throws Exception {
    synthesizer.whenPreparing(
        text,
        () -> {
          throw new SpeechException(SpeechException.Reason.INVALID_TEXT, "x".repeat(950), false);
        });
    worker(config("w1", 1, 0));
    try {
      limitCompletions("1100");
      client.send(request());

      SpeechRejected rejected = rejection();
      assertThat(rejected.getCode()).isEqualTo(RejectionCode.SYNTHESIS_FAILED);
      assertThat(rejected.getMessage()).contains("max.message.bytes");
    } finally {
      limitCompletions(null);
    }
  }

  @Test
  void aRequestWithoutAnyOutcomeThatFitsBecomesADeadLetterAndTheLaneGoesOn() throws Exception {
    worker(config("w1", 1, 0));
    try {
      limitCompletions("100");
      client.send(request());

      ConsumerRecord<byte[], byte[]> letter = client.deadLetter(r -> text(r.key()).equals(id));
      assertThat(DeadLetterHeaders.read(letter.headers()).orElseThrow().message())
          .contains("max.message.bytes");
      assertThat(letter.value()).isEqualTo(client.encode(request()));
    } finally {
      limitCompletions(null);
    }
    assertTheWorkerStillWorks();
  }

  private static void sendCompressed(byte[] key, byte[] value, Headers headers) throws Exception {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "gzip",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            2 * LARGE);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(Topics.REQUESTS, null, key, value, headers))
          .get(30, SECONDS);
    }
  }

  private static void limitCompletions(@Nullable String bytes) throws Exception {
    AlterConfigOp change =
        new AlterConfigOp(
            new ConfigEntry("max.message.bytes", bytes),
            bytes == null ? OpType.DELETE : OpType.SET);
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.COMPLETIONS);
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka()))) {
      admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get(30, SECONDS);
    }
  }
}
