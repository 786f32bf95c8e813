package dev.lector.bridge.workers;

/**
 * What is known of workers at a moment, by the clock for periods.
 *
 * @param started whether the heartbeats there were at the start have been read
 * @param live until when a worker is live
 * @param incomplete until when something may be missing
 * @param known until when every member of the share groups is known to be one of these workers
 * @param offers what live workers have
 * @param remembered what all workers have or had
 */
record View(
    boolean started, long live, long incomplete, long known, Offer offers, Offer remembered) {

  /** Whether what nobody has here, nobody has. */
  boolean certain(long now) {
    return started && live - now > 0 && incomplete - now <= 0 && known - now > 0;
  }

  View read() {
    return new View(true, live, incomplete, known, offers, remembered);
  }

  View liveUntil(long time) {
    return new View(started, time, incomplete, known, offers, remembered);
  }

  View incompleteUntil(long time) {
    return new View(started, live, time, known, offers, remembered);
  }

  View knownUntil(long time) {
    return new View(started, live, incomplete, time, offers, remembered);
  }

  View with(Offer nowOffered, Offer nowRemembered) {
    return new View(started, live, incomplete, known, nowOffered, nowRemembered);
  }
}
