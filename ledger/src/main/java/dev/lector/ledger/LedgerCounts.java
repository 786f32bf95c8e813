package dev.lector.ledger;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/** What a ledger counts. */
final class LedgerCounts {
  /** Requests that ended because nothing was heard of them. */
  final LongAdder overdue = new LongAdder();

  /** Records that can never be folded. */
  final LongAdder setAside = new LongAdder();

  /** Entries of stores that cannot be read. */
  final LongAdder unreadable = new LongAdder();

  /** Stream threads that failed. */
  final LongAdder threadFailures = new LongAdder();

  /** Makes metrics of them. */
  void register(MeterRegistry meters) {
    counter(
        meters,
        "lector.ledger.overdue",
        overdue,
        "Requests it ended as DEADLINE_EXCEEDED, since nothing was heard of them");
    counter(
        meters, "lector.ledger.set.aside", setAside, "Records it set aside as it cannot fold them");
    counter(
        meters,
        "lector.ledger.unreadable.entries",
        unreadable,
        "Entries of its stores that it passed over as they cannot be read");
    counter(meters, "lector.ledger.thread.failures", threadFailures, "Stream threads that failed");
  }

  private static void counter(
      MeterRegistry meters, String name, LongAdder count, String description) {
    FunctionCounter.builder(name, count, LongAdder::sum).description(description).register(meters);
  }
}
