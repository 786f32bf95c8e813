package dev.lector.tts.worker.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.headers.PastDeliveries;
import dev.lector.headers.Requeued;
import dev.lector.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private final ConsumerRecord<byte[], byte[]> record =
      new ConsumerRecord<>(Topics.REQUESTS, 0, 0, new byte[0], new byte[0]);

  @Test
  void aRequestThatWasSentOnceIsAtItsFirstAttempt() {
    assertThat(Delivery.of(record, 0).attempt()).isEqualTo(1);
    assertThat(Delivery.of(record, 1).attempt()).as("after a crash").isEqualTo(2);
  }

  @Test
  void aRequestThatAWorkerSentAgainIsNotAtItsFirstAttemptThoughNothingFailed() {
    new Requeued(Topics.REQUESTS, 0, 7, 4_711, 0).write(record.headers());

    Delivery delivery = Delivery.of(record, 0);

    assertThat(delivery.attempt()).isEqualTo(2);
    assertThat(delivery.count()).as("what the quarantine goes by").isEqualTo(1);
  }

  @Test
  void deliveriesOfALostRecordAreAttemptsAndNoFailures() {
    PastDeliveries.write(record.headers(), 3);

    Delivery delivery = Delivery.of(record, 0);

    assertThat(delivery.attempt()).isEqualTo(4);
    assertThat(delivery.count()).as("what the quarantine goes by").isEqualTo(1);
  }
}
