package dev.lector.tts.worker;

/**
 * Whether a lane still holds the lock of the record it works on. Once lost, the broker hands the
 * record to another lane; what this one still publishes is a harmless repeat, but it is pointless
 * to insist.
 */
final class Lease {
  private volatile boolean held = true;

  boolean held() {
    return held;
  }

  void lose() {
    held = false;
  }
}
