package dev.lector.webhooks.deliveries;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What is counted of webhooks. */
public final class DeliveryCounts {
  final Counter opened;
  final Counter delivered;
  final Counter failed;
  final Counter dead;
  final Counter replayed;

  public DeliveryCounts(MeterRegistry meters) {
    opened = counter(meters, "lector.webhooks.opened", "Webhooks that events asked for");
    delivered = counter(meters, "lector.webhooks.delivered", "Webhooks that arrived");
    failed = counter(meters, "lector.webhooks.attempts.failed", "Attempts that failed");
    dead = counter(meters, "lector.webhooks.dead", "Webhooks that were given up");
    replayed = counter(meters, "lector.webhooks.replayed", "Webhooks that were to be sent again");
  }

  private static Counter counter(MeterRegistry meters, String name, String description) {
    return Counter.builder(name).description(description).register(meters);
  }
}
