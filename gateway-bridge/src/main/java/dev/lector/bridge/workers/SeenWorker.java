package dev.lector.bridge.workers;

import dev.lector.events.WorkerModel;
import dev.lector.events.WorkerSeen;
import dev.lector.events.WorkerVoice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A worker as it was last heard of.
 *
 * @param seen its heartbeat
 * @param told when the brokers got it
 * @param at when it was heard, by the clock for periods, ns
 * @param weight what it takes in memory, about, bytes
 */
record SeenWorker(WorkerSeen seen, Instant told, long at, long weight) {
  /** As many heartbeats may be missed. */
  private static final int MISSED = 3;

  private static final long SHORTEST_MS = 1_000;
  private static final long LONGEST_MS = Duration.ofMinutes(5).toMillis();

  /** What an object in memory takes beside its characters, about, bytes. */
  private static final int OVERHEAD = 64;

  /** When it counts as gone if nothing more is heard, by the clock for periods, ns. */
  long until() {
    return at
        + MISSED
            * Duration.ofMillis(Math.clamp(seen.getIntervalMs(), SHORTEST_MS, LONGEST_MS))
                .toNanos();
  }

  boolean live(long now) {
    return until() - now > 0;
  }

  /** The same worker, of which nothing has changed, heard again. */
  boolean saysTheSame(WorkerSeen other) {
    return WorkerSeen.newBuilder(other).setSeenAt(seen.getSeenAt()).build().equals(seen);
  }

  /** What it takes in memory, about, bytes. */
  static long weight(WorkerSeen seen) {
    long weight =
        weight(seen.getWorkerId())
            + weight(seen.getHost())
            + weight(seen.getUrl())
            + weight(seen.getVersion())
            + weight(seen.getDevice())
            + weight(seen.getDefaultModel());
    for (WorkerModel model : seen.getModels()) {
      weight += OVERHEAD + weight(model.getModelId());
      for (List<String> names :
          List.of(model.getAliases(), model.getLanguages(), model.getVoices())) {
        for (String name : names) {
          weight += weight(name);
        }
      }
      for (WorkerVoice voice : model.getSpeakers()) {
        weight += OVERHEAD + weight(voice.getName()) + weight(voice.getLanguage());
      }
    }
    return weight;
  }

  private static long weight(String text) {
    return OVERHEAD + 2L * text.length();
  }
}
