package dev.lector.bridge.batches;

import dev.lector.bridge.events.Feed;
import dev.lector.bridge.events.Followed;
import dev.lector.bridge.events.Subscription;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import dev.lector.events.Batch;
import dev.lector.events.BatchState;

/** A batch that a client follows: its totals as the ledger publishes them. */
final class FollowedBatch implements Followed<Batch> {
  private final Call call;
  private final BatchLookup batches;
  private final Feed<Batch> totals;
  private final BatchJson json;
  private Batch latest;

  /**
   * @param first how far it was when the client asked
   */
  FollowedBatch(Call call, Batch first, BatchLookup batches, Feed<Batch> totals, BatchJson json) {
    this.call = call;
    this.latest = first;
    this.batches = batches;
    this.totals = totals;
    this.json = json;
  }

  @Override
  public Subscription<Batch> follow() {
    return totals.follow(latest.getBatchId());
  }

  @Override
  public State look() throws RefusedException, InterruptedException {
    return after(batches.find(call, latest.getBatchId()));
  }

  @Override
  public State after(Batch news) {
    // The ledger's answer may be ahead of what it has published; and of two tenants who name a
    // batch alike, each follows its own.
    if (news.getTenant().equals(latest.getTenant())
        && !news.getUpdatedAt().isBefore(latest.getUpdatedAt())) {
      latest = news;
    }
    return new State("progress", json.write(latest), latest.getState() == BatchState.FINISHED);
  }
}
