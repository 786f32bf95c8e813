package dev.lector.ledger.intake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.common.Uuid;

/** The ids of topics: one that is deleted and made again under its name has another. */
public final class TopicIds {
  private final Map<String, Uuid> known = new ConcurrentHashMap<>();
  private final Function<String, Uuid> cluster;

  /**
   * @param cluster asks the brokers
   */
  public TopicIds(Function<String, Uuid> cluster) {
    this.cluster = cluster;
  }

  /** The id as it was when first asked for. */
  Uuid of(String topic) {
    return known.computeIfAbsent(topic, cluster);
  }

  /** The id as it is now. */
  Uuid look(String topic) {
    Uuid now = cluster.apply(topic);
    known.put(topic, now);
    return now;
  }
}
