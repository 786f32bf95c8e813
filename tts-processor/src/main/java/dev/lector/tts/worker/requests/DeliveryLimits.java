package dev.lector.tts.worker.requests;

import dev.lector.tts.worker.lanes.Delivery;

/**
 * The retry limit: after how many deliveries a request goes into quarantine, and after how many it
 * ends, before the brokers drop its record.
 *
 * @param deliveries as {@code lector.worker.deliveries}: on the request's own topic the last of
 *     them moves it into quarantine, and in quarantine the last of them ends it
 */
public record DeliveryLimits(int deliveries) {
  /** As many as brokers allow by default. */
  private static final int MOST_DELIVERIES = 10;

  /** Whether the request goes into quarantine now, instead of being tried again among others. */
  boolean quarantinesNow(Delivery delivery) {
    return isReached(delivery) && !delivery.quarantined();
  }

  /** Whether the request ends now as poisoned: in quarantine, or where that did not take it. */
  boolean endsNow(Delivery delivery) {
    return isReached(delivery);
  }

  /**
   * Whether a request whose work fails unexpectedly must end now: with the next delivery, or the
   * one after that, the brokers may drop the record.
   */
  boolean isLast(Delivery delivery) {
    return delivery.count() >= (delivery.quarantined() ? deliveries : brokerLimit() - 1);
  }

  /**
   * Deliveries after which the brokers drop a record, for good and without a word. Far more than
   * those after which a worker sets it aside, since one killed worker may use up several: the
   * broker hands the record to its other lanes before it has noticed that they are dead too.
   */
  public int brokerLimit() {
    return Math.max(deliveries, MOST_DELIVERIES);
  }

  private boolean isReached(Delivery delivery) {
    return delivery.count() >= deliveries;
  }
}
