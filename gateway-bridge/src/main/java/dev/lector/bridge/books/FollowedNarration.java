package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.events.Feed;
import dev.lector.bridge.events.Followed;
import dev.lector.bridge.events.Subscription;
import dev.lector.bridge.http.RefusedException;
import dev.lector.events.Batch;

/** A narration that a client follows: news of its batch wake it, what is true it asks for. */
final class FollowedNarration implements Followed<Batch> {
  private final String tenant;
  private final KeptNarration narration;
  private final NarrationStates states;
  private final Feed<Batch> totals;

  FollowedNarration(
      String tenant, KeptNarration narration, NarrationStates states, Feed<Batch> totals) {
    this.tenant = tenant;
    this.narration = narration;
    this.states = states;
    this.totals = totals;
  }

  @Override
  public Subscription<Batch> follow() {
    return totals.follow(narration.batch());
  }

  @Override
  public State look() throws RefusedException, InterruptedException {
    ObjectNode shown = states.show(tenant, narration);
    return new State(
        "progress", shown, NarrationStates.ENDS.contains(shown.path("state").asText()));
  }

  @Override
  public State after(Batch news) throws RefusedException, InterruptedException {
    return look();
  }
}
