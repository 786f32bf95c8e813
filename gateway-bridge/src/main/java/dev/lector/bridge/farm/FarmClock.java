package dev.lector.bridge.farm;

import dev.lector.bridge.events.Feed;
import dev.lector.bridge.events.Subscription;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Ticks once a second for those who follow it, and rests while nobody does. */
final class FarmClock implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final String TICK = "tick";

  private final Feed<Boolean> ticks = new Feed<>();
  private final Thread thread = Thread.ofVirtual().name("farm-clock").start(this::run);

  /** Follows it until the subscription is closed. */
  Subscription<Boolean> follow() {
    Subscription<Boolean> subscription = ticks.follow(TICK);
    LockSupport.unpark(thread);
    return subscription;
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        if (ticks.isFollowed(TICK)) {
          Thread.sleep(PERIOD);
          ticks.publish(TICK, true);
        } else {
          LockSupport.park(this);
        }
      }
    } catch (InterruptedException e) {
      // The bridge stops.
    }
  }

  /** Whether it waits for somebody to follow it. */
  boolean rests() {
    return thread.getState() == Thread.State.WAITING;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
