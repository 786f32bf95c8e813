package dev.lector.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the brokers allow a share group.
 *
 * @param window most records of a partition in flight that a group can be given. They are counted
 *     from the oldest one that is not acknowledged to the newest one that was handed out, those
 *     that are done included: when one request takes longer than the others take for so many, all
 *     stand still until it has ended. Empty when the brokers do not say it
 * @param members most members of a group, which each lane of each worker is one of; empty when the
 *     brokers do not say it
 */
public record ShareGroupLimits(OptionalInt window, OptionalInt members) {

  private static final Logger log = LoggerFactory.getLogger(ShareGroupLimits.class);

  private static final String WINDOW = "group.share.max.partition.max.record.locks";
  private static final String MEMBERS = "group.share.max.size";

  /** A lane works off so many records while another has one, now and then. */
  private static final int RECORDS_PER_LANE = 50;

  /** More is not to be had: brokers take no larger value. */
  private static final int LARGEST_WINDOW = 10_000;

  /**
   * Asks one of the brokers; they should all be configured alike.
   *
   * @param admin connected to the cluster
   * @return what it says; nothing when it does not say it to this client
   */
  public static ShareGroupLimits read(Admin admin) {
    try {
      Node broker = admin.describeCluster().nodes().get().iterator().next();
      ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
      Map<ConfigResource, Config> configs = admin.describeConfigs(List.of(resource)).all().get();
      Config config = configs.values().iterator().next();
      return new ShareGroupLimits(number(config, WINDOW), number(config, MEMBERS));
    } catch (ExecutionException e) {
      log.debug("The brokers do not say what they allow share groups", e);
      return new ShareGroupLimits(OptionalInt.empty(), OptionalInt.empty());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static OptionalInt number(Config config, String name) {
    ConfigEntry entry = config.get(name);
    return entry == null || entry.value() == null
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(entry.value()));
  }

  /**
   * What is too small for some lanes of one group.
   *
   * @param group the share group
   * @param lanes how many one program has in it
   * @return what to tell an operator; empty when all is well or unknown
   */
  public List<String> complaints(String group, int lanes) {
    List<String> complaints = new ArrayList<>();
    int wanted = Math.min(LARGEST_WINDOW, lanes * RECORDS_PER_LANE);
    if (window.isPresent() && window.getAsInt() < wanted) {
      complaints.add(
          ("Share group %s has at most %d records of a partition in flight, few for %d lanes: a"
                  + " request that takes as long as %d others stops all of them. Raise %s (at most"
                  + " %d) on the brokers")
              .formatted(
                  group, window.getAsInt(), lanes, window.getAsInt(), WINDOW, LARGEST_WINDOW));
    }
    if (members.isPresent() && members.getAsInt() < lanes) {
      complaints.add(
          ("Share group %s takes at most %d members, and %d lanes want to be in it: those beyond get"
                  + " nothing to do. Raise %s on the brokers")
              .formatted(group, members.getAsInt(), lanes, MEMBERS));
    }
    return complaints;
  }
}
