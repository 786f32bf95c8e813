package dev.lector.bridge.farm;

import dev.lector.bridge.auth.Caller;
import dev.lector.bridge.events.Followed;
import dev.lector.bridge.events.Subscription;

/** The farm as one client follows it: looked at once a second, for as long as the client stays. */
final class FollowedFarm implements Followed<Boolean> {
  private final Caller caller;
  private final FarmSnapshot farm;
  private final FarmClock clock;

  FollowedFarm(Caller caller, FarmSnapshot farm, FarmClock clock) {
    this.caller = caller;
    this.farm = farm;
    this.clock = clock;
  }

  @Override
  public Subscription<Boolean> follow() {
    return clock.follow();
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
