package dev.lector.ledger.dispatch;

/** What the dispatch holds back, for those who ask from other threads. */
public final class Backlog {
  /**
   * How much waits, and how much is under way.
   *
   * @param items items that wait
   * @param characters length of their texts, Unicode code points
   * @param inFlight items handed on that have not ended
   */
  public record Size(long items, long characters, long inFlight) {}

  /** JSON of an empty one. */
  public static final String NOTHING = new Backlog().json();

  private volatile Size size = new Size(0, 0, 0);

  void set(long items, long characters, long inFlight) {
    size = new Size(items, characters, inFlight);
  }

  public Size size() {
    return size;
  }

  public boolean isIdle() {
    return size.items() == 0 && size.inFlight() == 0;
  }

  /** Its size as JSON. */
  public String json() {
    Size now = size;
    return "{\"items\":%d,\"characters\":%d,\"in_flight\":%d}"
        .formatted(now.items(), now.characters(), now.inFlight());
  }
}
