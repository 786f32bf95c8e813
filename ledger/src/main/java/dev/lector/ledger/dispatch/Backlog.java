package dev.lector.ledger.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** What the dispatch holds back, for those who ask from other threads. */
public final class Backlog {
  /**
   * How much waits, and how much is under way.
   *
   * @param waiting what waits for its turn
   * @param paused what belongs to paused batches, and waits for their users
   * @param inFlight items handed on that have not ended
   */
  public record Size(Amount waiting, Amount paused, long inFlight) {}

  private static final Size EMPTY = new Size(Amount.NONE, Amount.NONE, 0);

  /** JSON of an empty one. */
  public static final String NOTHING = new Backlog().json();

  private volatile Size size = EMPTY;

  /** Registers its figures. */
  public void bind(MeterRegistry meters) {
    gauge(
        meters,
        "lector.ledger.staged.items",
        "Items of batches that wait, those of paused batches aside",
        size -> size.waiting().items());
    gauge(
        meters,
        "lector.ledger.staged.characters",
        "Length of the texts that wait, those of paused batches aside, characters",
        size -> size.waiting().characters());
    gauge(
        meters,
        "lector.ledger.paused.items",
        "Items of paused batches that were not handed on",
        size -> size.paused().items());
    gauge(
        meters,
        "lector.ledger.paused.characters",
        "Length of their texts, characters",
        size -> size.paused().characters());
    gauge(
        meters,
        "lector.ledger.in.flight",
        "Items handed on to the farm that have not ended",
        Size::inFlight);
  }

  private void gauge(
      MeterRegistry meters, String name, String description, ToDoubleFunction<Size> value) {
    Gauge.builder(name, this, backlog -> value.applyAsDouble(backlog.size()))
        .description(description)
        .register(meters);
  }

  void set(Amount waiting, Amount paused, long inFlight) {
    size = new Size(waiting, paused, inFlight);
  }

  void clear() {
    size = EMPTY;
  }

  public Size size() {
    return size;
  }

  /** Whether nothing is held back or under way. */
  public boolean isIdle() {
    return size.equals(EMPTY);
  }

  /** Its size as JSON. */
  public String json() {
    Size now = size;
    return "{\"items\":%d,\"characters\":%d,\"paused_items\":%d,\"paused_characters\":%d,\"in_flight\":%d}"
        .formatted(
            now.waiting().items(),
            now.waiting().characters(),
            now.paused().items(),
            now.paused().characters(),
            now.inFlight());
  }
}
