package dev.lector.bridge.farm;

import dev.lector.bridge.batches.BatchBoard;
import dev.lector.bridge.events.EventStreams;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.load.QueueLoads;
import dev.lector.bridge.load.Throughput;

/** {@code GET /farm} and {@code GET /farm/events}: the farm as it is now, and as it changes. */
public final class FarmEndpoints implements AutoCloseable {
  private final FarmSnapshot farm;
  private final EventStreams streams;
  private final FarmClock clock = new FarmClock();

  /**
   * @param loads of both queues
   * @param throughput of the farm
   * @param batches that go on
   * @param streams sends what changes
   */
  public FarmEndpoints(
      QueueLoads loads, Throughput throughput, BatchBoard batches, EventStreams streams) {
    this.farm = new FarmSnapshot(loads, throughput, batches);
    this.streams = streams;
  }

  /** Adds them to a bridge's routes. */
  public void addTo(Routes.Builder routes) {
    routes.guarded("GET", "/farm", this::show).guarded("GET", "/farm/events", this::events);
  }

  private Reply show(Call call) {
    return Reply.json(200, farm.of(call.caller())).with("Cache-Control", "no-store");
  }

  private Reply events(Call call) throws RefusedException {
    return streams.open(call, new FollowedFarm(call.caller(), farm, clock));
  }

  @Override
  public void close() {
    clock.close();
  }
}
