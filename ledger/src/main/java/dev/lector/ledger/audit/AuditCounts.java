package dev.lector.ledger.audit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** What the audit of the queues counts. */
public final class AuditCounts {
  /** Complete looks at the queues. */
  final LongAdder rounds = new LongAdder();

  /** Requests published again. */
  final LongAdder republished = new LongAdder();

  /** Requests ended, since they could not be published again. */
  final LongAdder ended = new LongAdder();

  /** Records passed over, since they had been read before the group's offsets were lost. */
  public final LongAdder skipped = new LongAdder();

  /**
   * Shows them.
   *
   * @param age seconds since the last look at the queues was complete
   */
  public void bind(MeterRegistry meters, Supplier<Number> age) {
    counter(meters, "lector.ledger.audit.rounds", "Complete audits of the queues", rounds);
    counter(
        meters,
        "lector.ledger.audit.republished",
        "Requests that a queue had lost and the ledger published again",
        republished);
    counter(
        meters,
        "lector.ledger.audit.ended",
        "Requests that a queue had lost for good, which the ledger ended as failed",
        ended);
    counter(
        meters,
        "lector.ledger.skipped",
        "Records passed over, since they had been folded before the group's offsets were lost",
        skipped);
    Gauge.builder("lector.ledger.audit.age", age)
        .description("Time since the last complete audit of the queues")
        .baseUnit("seconds")
        .register(meters);
  }

  private static void counter(
      MeterRegistry meters, String name, String description, LongAdder count) {
    FunctionCounter.builder(name, count, LongAdder::sum).description(description).register(meters);
  }
}
