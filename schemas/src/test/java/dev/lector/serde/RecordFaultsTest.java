package dev.lector.serde;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.registry.MockSchemaRegistry;
import dev.lector.registry.SchemaRegistryClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordFaultsTest {

  static Stream<Throwable> faultsOfTheRecord() {
    return Stream.of(
        new RecordTooLargeException("too large"),
        new RecordBatchTooLargeException("too large for a segment"),
        new InvalidTopicException("no name"),
        new InvalidRecordException("no key on a compacted topic"),
        new InvalidTimestampException("of the future"),
        new UnsupportedForMessageFormatException("no headers there"),
        new UndecodableRecordException("garbage"),
        new SerializationException("a field is not set", new NullPointerException()));
  }

  static Stream<Throwable> conditionsOfTheCluster() {
    return Stream.of(
        new TimeoutException("no broker"),
        new NotEnoughReplicasException("one is down"),
        new UnknownTopicOrPartitionException("deleted"),
        new TopicAuthorizationException("speech.completions"),
        new SaslAuthenticationException("wrong password"),
        new UnsupportedVersionException("an old broker"),
        new OutOfOrderSequenceException("the producer lost its id"),
        new KafkaException("anything else"),
        new IllegalStateException("closed"));
  }

  @ParameterizedTest
  @MethodSource("faultsOfTheRecord")
  void whatLiesInTheRecordIsFinal(Throwable failure) {
    assertThat(RecordFaults.isCauseOf(failure)).isTrue();
    assertThat(RecordFaults.isCauseOf(new ExecutionException(failure))).isTrue();
    assertThat(RecordFaults.isCauseOf(new CompletionException(new ExecutionException(failure))))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("conditionsOfTheCluster")
  void whatAnOperatorOrTimeMendsIsWaitedFor(Throwable failure) {
    assertThat(RecordFaults.isCauseOf(failure)).isFalse();
    assertThat(RecordFaults.isCauseOf(new ExecutionException(failure))).isFalse();
  }

  @Test
  void aRegistryThatDoesNotTakeTheSchemaIsNoFaultOfTheEvent() {
    SchemaRegistryClient registry = new MockSchemaRegistry();
    try (var serializer = new SpecificAvroSerializer<>(registry)) {
      serializer.configure(
          Map.of("schema.registry.url", "mock://unused", "auto.register.schemas", "false"), false);
      for (String topic : List.of("one", "two")) {
        assertThat(failureOf(() -> serializer.serialize(topic, Events.request())))
            .isInstanceOf(SerializationException.class)
            .matches(failure -> !RecordFaults.isCauseOf(failure));
      }
    }
  }

  private static Throwable failureOf(Runnable action) {
    try {
      action.run();
      return new AssertionError("did not fail");
    } catch (RuntimeException e) {
      return e;
    }
  }
}
