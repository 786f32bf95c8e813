package dev.lector.tts.worker.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.topics.Topics;
import dev.lector.tts.worker.lanes.Delivery;
import org.junit.jupiter.api.Test;

class DeliveryLimitsTest {
  private final DeliveryLimits limits = new DeliveryLimits(3);

  @Test
  void theLastDeliveryOnItsTopicMovesARequestIntoQuarantine() {
    assertThat(limits.quarantinesNow(onItsTopic(2))).isFalse();
    assertThat(limits.quarantinesNow(onItsTopic(3))).isTrue();
    assertThat(limits.quarantinesNow(onItsTopic(4))).isTrue();
  }

  @Test
  void theLastDeliveryInQuarantineEndsARequest() {
    assertThat(limits.endsNow(inQuarantine(2))).isFalse();
    assertThat(limits.endsNow(inQuarantine(3))).isTrue();
    assertThat(limits.quarantinesNow(inQuarantine(3))).isFalse();
  }

  @Test
  void aRequestThatTheQuarantineRefusedEndsWithItsLastDelivery() {
    assertThat(limits.endsNow(onItsTopic(2))).isFalse();
    assertThat(limits.endsNow(onItsTopic(3))).isTrue();
  }

  @Test
  void unexpectedFailuresEndARequestBeforeTheBrokersDropIt() {
    assertThat(limits.isLast(onItsTopic(8))).isFalse();
    assertThat(limits.isLast(onItsTopic(9))).isTrue();
    assertThat(limits.isLast(inQuarantine(2))).isFalse();
    assertThat(limits.isLast(inQuarantine(3))).isTrue();
  }

  @Test
  void theBrokersAllowTenDeliveriesOrAsManyAsTheWorker() {
    assertThat(limits.brokerLimit()).isEqualTo(10);
    assertThat(new DeliveryLimits(12).brokerLimit()).isEqualTo(12);
  }

  private static Delivery onItsTopic(int count) {
    return new Delivery(Topics.REQUESTS, 0, count, 0, false, count > 1);
  }

  private static Delivery inQuarantine(int count) {
    return new Delivery(Topics.REQUESTS, 0, count, 3, true, true);
  }
}
