package dev.lector.ledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.Webhook;
import dev.lector.headers.DeadLetterHeaders;
import dev.lector.ledger.LedgerRig;
import dev.lector.ledger.RegistryAway;
import dev.lector.ledger.stores.StoreNames;
import dev.lector.ledger.stores.StoreSerde;
import dev.lector.limits.EventLimits;
import dev.lector.limits.FieldLimit;
import dev.lector.registry.MockSchemaRegistry;
import dev.lector.serde.UndecodableRecordException;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {
  private static final Map<String, String> REGISTRY =
      Map.of("schema.registry.url", "mock://unused");
  private static final byte[] GARBAGE = "no event".getBytes(UTF_8);
  private static final byte[] OF_AN_UNKNOWN_SCHEMA = {0, 0, 0, 0, 99, 1, 2, 3};

  @TempDir private Path directory;
  private final RegistryAway registry = new RegistryAway();
  private final SpeechRequested request = LedgerRig.asked("one").build();

  @AfterEach
  void clearTheInterrupt() {
    var _ = Thread.interrupted();
  }

  @Test
  void anEventAsLargeAsTheLedgerTakesIsWrittenAndALargerOneIsNot() {
    Events any = new Events(registry.client(), REGISTRY);
    int size = write(any, request).length;

    assertThat(write(limited(size), request)).hasSize(size);
    assertThatThrownBy(() -> write(limited(size - 1), request))
        .isInstanceOf(OversizedEventException.class)
        .hasMessageContaining(Topics.REQUESTS)
        .hasMessageContaining(Integer.toString(size));
  }

  @Test
  void anEventThatIsTooLargeIsADeadLetterAndTheNextOneIsFolded() {
    try (LedgerRig rig = new LedgerRig(directory, 2_000)) {
      rig.finish(
          SpeechFinished.newBuilder(LedgerRig.failed(request, RejectionCode.SYNTHESIS_FAILED))
              .setQueue(Topics.REQUESTS)
              .setOutcome(SpeechRejected.newBuilder().setMessage("x".repeat(3_000)).build())
              .build());
      rig.finish(LedgerRig.spoken(LedgerRig.asked("two").build()));

      assertThat(rig.finalJobs()).extracting(job -> job.getRequestId()).containsExactly("two");
      assertThat(rig.setAside()).isEqualTo(1);
      TestRecord<String, byte[]> letter = rig.deadLetters.readRecord();
      DeadLetterHeaders where = DeadLetterHeaders.read(letter.headers()).orElseThrow();
      assertThat(where.topic()).isEqualTo(Topics.COMPLETIONS);
      assertThat(where.message()).contains("the ledger takes 2000");
    }
  }

  @Test
  void theLargestRequestThatIsLegalFits() {
    int limit = 300_000;
    SpeechRequested largest =
        SpeechRequested.newBuilder(request)
            .setText("😀".repeat(limit))
            .setRequestId("r".repeat(FieldLimit.REQUEST_ID.bytes()))
            .setTenant("t".repeat(FieldLimit.TENANT.bytes()))
            .setBatchId("b".repeat(FieldLimit.BATCH_ID.bytes()))
            .setItemId("i".repeat(FieldLimit.ITEM_ID.bytes()))
            .setModelId("m".repeat(FieldLimit.MODEL_ID.bytes()))
            .setVoice("v".repeat(FieldLimit.VOICE.bytes()))
            .setLanguage("l".repeat(FieldLimit.LANGUAGE.bytes()))
            .setFingerprint("f".repeat(FieldLimit.FINGERPRINT.bytes()))
            .setDescription("d".repeat(FieldLimit.DESCRIPTION.bytes()))
            .setWebhook(largestWebhook())
            .setBatchWebhook(largestWebhook())
            .build();

    assertThat(write(limited(RecordSizes.largestEvent(limit)), largest)).isNotEmpty();
    assertThat(RecordSizes.largestRecord(limit)).isGreaterThan(RecordSizes.largestEvent(limit));
    assertThat(RecordSizes.largestRequest(limit)).isGreaterThan(RecordSizes.largestRecord(limit));
  }

  private static Webhook largestWebhook() {
    return new Webhook(
        "w".repeat(FieldLimit.WEBHOOK.bytes()),
        Collections.nCopies(
            EventLimits.MOST_WEBHOOK_EVENTS, "e".repeat(FieldLimit.WEBHOOK_EVENT.bytes())));
  }

  @Test
  void aRegistryThatIsAwayForAWhileIsWaitedFor() {
    Serde<SpeechRequested> serde = patient(Duration.ofMinutes(1)).of(Topics.REQUESTS, type());
    registry.away.set(20);
    byte[] bytes = serde.serializer().serialize("any", request);
    assertThat(registry.away).hasValue(0);

    registry.away.set(20);
    assertThat(serde.deserializer().deserialize("any", bytes)).isEqualTo(request);
    assertThat(registry.away).hasValue(0);
  }

  @Test
  void aRegistryThatStaysAwayIsNotWaitedForLongerThanItsTime() {
    registry.away.set(Integer.MAX_VALUE);
    assertThatThrownBy(() -> write(patient(Duration.ofMillis(500)), request))
        .isInstanceOfSatisfying(
            SerializationException.class,
            failure -> assertThat(Events.isRegistryAway(failure)).isTrue());
    assertThat(registry.asked.get()).isGreaterThan(1);

    registry.asked.set(0);
    assertThatThrownBy(() -> write(patient(Duration.ZERO), request))
        .isInstanceOf(SerializationException.class);
    assertThat(registry.asked).hasValue(1);
  }

  @Test
  void whoeverIsToldToStopWaitsNoLonger() {
    registry.away.set(Integer.MAX_VALUE);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> write(patient(Duration.ofMinutes(1)), request))
        .isInstanceOf(SerializationException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void bytesThatAreNoEventAreNotWaitedFor() {
    Deserializer<SpeechRequested> reader =
        patient(Duration.ofSeconds(1)).of(Topics.REQUESTS, type()).deserializer();
    assertThatThrownBy(() -> reader.deserialize("any", GARBAGE))
        .isInstanceOf(UndecodableRecordException.class);
    assertThatThrownBy(() -> reader.deserialize("any", OF_AN_UNKNOWN_SCHEMA))
        .isInstanceOf(UndecodableRecordException.class);
    assertThat(registry.asked).hasValue(1);
  }

  @Test
  void aRecordThatIsNoEventIsADeadLetterAndTheNextOneIsFolded() {
    try (LedgerRig rig = new LedgerRig(directory)) {
      rig.bytes(Topics.COMPLETIONS, "key".getBytes(UTF_8), GARBAGE);
      rig.bytes(Topics.CANCELLATIONS, "key".getBytes(UTF_8), new byte[0]);
      rig.bytes(Topics.REQUESTS, "key".getBytes(UTF_8), GARBAGE);
      rig.finish(LedgerRig.spoken(request));

      assertThat(rig.finalJobs()).hasSize(1);
      assertThat(rig.setAside()).isEqualTo(3);
      assertThat(rig.deadLetters.readRecordsToList())
          .as("of requests, workers make the letter")
          .hasSize(2)
          .first()
          .satisfies(letter -> assertThat(letter.value()).isEqualTo(GARBAGE));
    }
  }

  @Test
  void anEntryOfAStoreThatIsNoEventIsAsGoodAsNone() {
    try (LedgerRig rig = new LedgerRig(directory)) {
      rig.request(request);
      write(rig.store(StoreNames.JOBS), "one", GARBAGE);
      rig.finish(LedgerRig.spoken(request));

      assertThat(rig.finalJobs()).hasSize(1);
      assertThat(rig.unreadable()).isPositive();
      assertThat(rig.setAside()).isZero();
    }
  }

  @Test
  void anEntryOfAStoreIsNotPassedOverBecauseTheRegistryIsAway() {
    LongAdder unreadable = new LongAdder();
    Serde<SpeechRequested> serde =
        StoreSerde.of(patient(Duration.ZERO).of(Topics.REQUESTS, type()), unreadable);
    byte[] bytes = serde.serializer().serialize("any", request);
    registry.away.set(Integer.MAX_VALUE);

    assertThatThrownBy(() -> serde.deserializer().deserialize("any", bytes))
        .isInstanceOf(SerializationException.class);
    assertThat(unreadable.sum()).isZero();
    registry.away.set(0);
    assertThat(serde.deserializer().deserialize("any", bytes)).isEqualTo(request);
  }

  private Events limited(int largest) {
    return new Events(new MockSchemaRegistry(), REGISTRY, largest);
  }

  private Events patient(Duration patience) {
    return new Events(
        registry.client(), REGISTRY, Integer.MAX_VALUE, patience, Duration.ofMillis(1));
  }

  private static Class<SpeechRequested> type() {
    return SpeechRequested.class;
  }

  private static byte[] write(Events events, SpeechRequested event) {
    return events.of(Topics.REQUESTS, type()).serializer().serialize("any", event);
  }

  /** As somebody else would who writes into the change log. */
  @SuppressWarnings("unchecked") // the store below a store of events is one of bytes
  private static void write(KeyValueStore<String, ?> store, String key, byte[] value) {
    var below = ((WrappedStateStore<KeyValueStore<Bytes, byte[]>, ?, ?>) store).wrapped();
    below.put(Bytes.wrap(key.getBytes(UTF_8)), value);
  }
}
