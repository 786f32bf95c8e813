package dev.lector.bridge.farm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.auth.Caller;
import dev.lector.bridge.batches.BatchBoard;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.load.QueueLoad;
import dev.lector.bridge.load.QueueLoads;
import dev.lector.bridge.load.Throughput;
import java.time.Duration;
import java.util.Optional;

/** What waits, how fast it is worked, and a caller's batches, as JSON. */
final class FarmSnapshot {
  private final QueueLoads loads;
  private final Throughput throughput;
  private final BatchBoard batches;

  FarmSnapshot(QueueLoads loads, Throughput throughput, BatchBoard batches) {
    this.loads = loads;
    this.throughput = throughput;
    this.batches = batches;
  }

  /** As this caller may see it: totals are everybody's, batches are a tenant's own. */
  ObjectNode of(Caller caller) {
    ObjectNode json = Json.object();
    ArrayNode queues = json.putArray("queues");
    write(queues.addObject(), "interactive", loads.interactive());
    write(queues.addObject(), "batch", loads.batch());
    Throughput.Pace pace = throughput.lastMinute();
    json.putObject("throughput")
        .put("requests_per_second", rounded(pace.requests()))
        .put("audio_seconds_per_second", rounded(pace.audio()));
    json.putArray("batches").addAll(batches.of(caller));
    return json;
  }

  private static void write(ObjectNode json, String name, QueueLoad load) {
    json.put("name", name).put("requests", load.requests());
    Optional<Duration> wait =
        load.requests() == 0 ? Optional.of(Duration.ZERO) : load.expectedWait();
    if (wait.isPresent()) {
      json.put("wait_seconds", rounded(wait.get().toMillis() / 1e3));
    } else {
      json.putNull("wait_seconds");
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
