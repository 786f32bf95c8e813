package dev.lector.bridge.farm;

import dev.lector.bridge.auth.Caller;
import dev.lector.bridge.events.Feed;
import dev.lector.bridge.events.Followed;
import dev.lector.bridge.events.Subscription;

/** The farm as one client follows it: looked at once a second, for as long as the client stays. */
final class FollowedFarm implements Followed<Boolean> {
  /** What the clock publishes. */
  static final String TICK = "tick";

  private final Caller caller;
  private final FarmSnapshot farm;
  private final Feed<Boolean> ticks;

  FollowedFarm(Caller caller, FarmSnapshot farm, Feed<Boolean> ticks) {
    this.caller = caller;
    this.farm = farm;
    this.ticks = ticks;
  }

  @Override
  public Subscription<Boolean> follow() {
    return ticks.follow(TICK);
  }

  @Override
  public State look() {
    return new State("farm", farm.of(caller), false);
  }

  @Override
  public State after(Boolean tick) {
    return look();
  }
}
