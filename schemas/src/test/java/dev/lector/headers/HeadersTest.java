package dev.lector.headers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Headers headers = new RecordHeaders();

  @Test
  void aReplyIsAskedForAsSpringKafkaDoesIt() {
    new ReplyHeaders(new byte[] {1, 2}, "speech.replies", 258).writeRequest(headers);
    assertThat(hex("kafka_correlationId")).isEqualTo("0102");
    assertThat(text("kafka_replyTopic")).isEqualTo("speech.replies");
    assertThat(hex("kafka_replyPartition")).isEqualTo("00000102");
    assertThat(ReplyHeaders.read(headers))
        .contains(new ReplyHeaders(new byte[] {1, 2}, "speech.replies", 258));
  }

  @Test
  void theAnswerCarriesTheCorrelationIdAlone() {
    new ReplyHeaders(new byte[] {9}, "r", 0).writeReply(headers);
    assertThat(names()).containsExactly("kafka_correlationId");
  }

  @Test
  void whoAsksForNoReplyGetsNone() {
    assertThat(ReplyHeaders.read(headers)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "..", "a/b", "tööpic"})
  void aTopicThatCannotExistIsNoReplyTopic(String topic) {
    headers.add("kafka_replyTopic", topic.getBytes(UTF_8));
    assertThat(ReplyHeaders.read(headers)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "ffffffff", "0000000000000001"})
  void aPartitionThatIsNoneIsLeftToTheKey(String partition) {
    headers.add("kafka_replyTopic", "r".getBytes(UTF_8));
    headers.add("kafka_replyPartition", HexFormat.of().parseHex(partition));
    assertThat(ReplyHeaders.read(headers)).contains(new ReplyHeaders(null, "r", null));
  }

  @Test
  void writingAgainReplaces() {
    new ReplyHeaders(new byte[] {1}, "old", 1).writeRequest(headers);
    new ReplyHeaders(null, "new", null).writeRequest(headers);
    assertThat(names()).containsExactly("kafka_replyTopic");
    assertThat(text("kafka_replyTopic")).isEqualTo("new");
  }

  @Test
  void anEventIsACloudEventInBinaryMode() {
    new CloudEventHeaders("id-1", "/lector", "dev.lector.events.Job", Instant.ofEpochMilli(1_500))
        .write(headers);
    assertThat(text("ce_specversion")).isEqualTo("1.0");
    assertThat(text("ce_id")).isEqualTo("id-1");
    assertThat(text("ce_source")).isEqualTo("/lector");
    assertThat(text("ce_type")).isEqualTo("dev.lector.events.Job");
    assertThat(text("ce_time")).isEqualTo("1970-01-01T00:00:01.500Z");
    assertThat(text("content-type")).isEqualTo("application/avro");
  }

  @Test
  void aTraceIsReadWrittenAndContinued() {
    TraceParent parent = TraceParent.parse(PARENT).orElseThrow();
    assertThat(parent).hasToString(PARENT);
    TraceParent child = parent.child();
    assertThat(child.traceId()).isEqualTo(parent.traceId());
    assertThat(child.spanId()).isNotEqualTo(parent.spanId());
    child.write(headers);
    assertThat(TraceParent.read(headers)).contains(child);
  }

  @Test
  void aNewTraceIsWellFormedAndRecorded() {
    TraceParent created = TraceParent.create();
    assertThat(TraceParent.parse(created.toString())).contains(created);
    assertThat(created.flags()).isEqualTo(1);
  }

  @Test
  void aLaterVersionMayHaveMoreFields() {
    String later = "cc" + PARENT.substring(2) + "-what-the-future-brings";
    assertThat(TraceParent.parse(later)).map(TraceParent::toString).contains(PARENT);
    assertThat(TraceParent.parse(later + "-".repeat(100))).as("too long to be one").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01more"
      })
  void aMalformedTraceIsNone(String value) {
    assertThat(TraceParent.parse(value)).isEmpty();
  }

  @Test
  void aDeadLetterKeepsTheRecordAndSaysWhereItWasAndWhy() {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("speech.requests", 3, 1L << 40, new byte[] {1}, new byte[] {2});
    record.headers().add("traceparent", PARENT.getBytes(UTF_8));
    var letter =
        DeadLetterHeaders.letter("speech.dead-letters", record, new IllegalStateException("bad"));
    assertThat(letter.topic()).isEqualTo("speech.dead-letters");
    assertThat(letter.key()).containsExactly(1);
    assertThat(letter.value()).containsExactly(2);
    letter.headers().forEach(headers::add);
    assertThat(text("traceparent")).isEqualTo(PARENT);
    assertThat(text("kafka_dlt-original-topic")).isEqualTo("speech.requests");
    assertThat(hex("kafka_dlt-original-partition")).isEqualTo("00000003");
    assertThat(hex("kafka_dlt-original-offset")).isEqualTo("0000010000000000");
    assertThat(hex("kafka_dlt-original-timestamp")).isEqualTo("ffffffffffffffff");
    assertThat(text("kafka_dlt-exception-fqcn")).isEqualTo("java.lang.IllegalStateException");
    assertThat(text("kafka_dlt-exception-message")).isEqualTo("bad");
    assertThat(DeadLetterHeaders.read(headers))
        .contains(DeadLetterHeaders.of(record, new IllegalStateException("bad")));
  }

  @Test
  void aLetterThatIsNotWholeSaysHowLargeTheOriginalWas() {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("speech.requests", 3, 7, new byte[300], null);
    record.headers().add("four", new byte[5]).add("none", null);
    OriginalSizes sizes = OriginalSizes.of(record);
    assertThat(sizes).isEqualTo(new OriginalSizes(300, -1, 13));
    assertThat(OriginalSizes.read(headers)).isEmpty();
    sizes.write(headers);
    assertThat(text("lector-original-key-bytes")).isEqualTo("300");
    assertThat(OriginalSizes.read(headers)).contains(sizes);
    OriginalSizes.remove(headers);
    assertThat(OriginalSizes.read(headers)).isEmpty();
  }

  /** A stranger may write into the quarantine what it likes; the letter must stay small. */
  @Test
  void anOriginThatNoTopicCanHaveIsNone() {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("t".repeat(250), 0, 0, new byte[0], new byte[0]);
    DeadLetterHeaders.of(record, new Exception("bad")).write(headers);
    assertThat(DeadLetterHeaders.read(headers)).isEmpty();
  }

  @Test
  void aLongMessageIsShortened() {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]);
    assertThat(DeadLetterHeaders.of(record, new Exception("x".repeat(5_000))).message())
        .hasSize(1_001)
        .endsWith("…");
  }

  @Test
  void aRecordThatIsNoDeadLetterSaysNothing() {
    assertThat(DeadLetterHeaders.read(headers)).isEmpty();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    headers.forEach(header -> names.add(header.key()));
    return names;
  }

  private @Nullable String text(String name) {
    return HeaderValues.text(headers, name);
  }

  private String hex(String name) {
    byte[] value = HeaderValues.bytes(headers, name);
    assertThat(value).as(name).isNotNull();
    return HexFormat.of().formatHex(value);
  }
}
