package dev.lector.standalone.broker;

import java.util.List;
import java.util.Properties;

/** Kafka's own properties for the brokers that run here. */
final class BrokerProperties {
  static final int SINGLE_NODE = 1;
  static final String CONTROLLER = "CONTROLLER";
  private static final String CLIENTS = "PLAINTEXT";

  private BrokerProperties() {}

  /** Of a broker that is a cluster of its own. */
  static Properties single(BrokerSettings settings, int port, int controllerPort) {
    Properties p = new Properties();
    p.setProperty("node.id", Integer.toString(SINGLE_NODE));
    p.setProperty("log.dirs", settings.data().toString());
    p.setProperty("controller.quorum.voters", SINGLE_NODE + "@localhost:" + controllerPort);
    listen(p, settings.bind(), settings.advertised(), port, controllerPort);
    replicate(p, 1, 1);
    // A handful spreads the coordinators' work as well as fifty on one node.
    internalPartitions(p, 4);
    smallAndQuick(p);
    limits(p);
    p.setProperty("controlled.shutdown.enable", "false"); // no other broker could take over
    if (settings.passing()) {
      passing(p);
    }
    return p;
  }

  /** Of one node among several. */
  static Properties member(ClusterNode node) {
    Properties p = new Properties();
    p.setProperty("node.id", Integer.toString(node.id()));
    p.setProperty("log.dirs", node.data().toString());
    p.setProperty("controller.quorum.voters", node.voters());
    listen(p, "localhost", "localhost", node.port(), node.controllerPort());
    replicate(p, node.replicas(), Math.max(1, node.replicas() - 1));
    // Each node leads some of them.
    internalPartitions(p, 2 * node.controllers().size());
    smallAndQuick(p);
    limits(p);
    // A follower that hangs but still sends heartbeats holds up every write for so long.
    p.setProperty("replica.lag.time.max.ms", "10000");
    node.properties().forEach(p::setProperty);
    return p;
  }

  private static void listen(
      Properties p, String bind, String advertised, int port, int controllerPort) {
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("controller.listener.names", CONTROLLER);
    p.setProperty(
        "listeners",
        CLIENTS + "://" + bind + ":" + port + "," + CONTROLLER + "://localhost:" + controllerPort);
    p.setProperty("advertised.listeners", CLIENTS + "://" + advertised + ":" + port);
    p.setProperty(
        "listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    p.setProperty("inter.broker.listener.name", CLIENTS);
    // A mistyped topic is an error, not a new topic that nobody reads.
    p.setProperty("auto.create.topics.enable", "false");
  }

  private static void replicate(Properties p, int replicas, int inSync) {
    String factor = Integer.toString(replicas);
    String least = Integer.toString(inSync);
    p.setProperty("default.replication.factor", factor);
    p.setProperty("min.insync.replicas", least);
    p.setProperty("offsets.topic.replication.factor", factor);
    p.setProperty("transaction.state.log.replication.factor", factor);
    p.setProperty("transaction.state.log.min.isr", least);
    p.setProperty("share.coordinator.state.topic.replication.factor", factor);
    p.setProperty("share.coordinator.state.topic.min.isr", least);
  }

  /** Fixed by the first start. */
  private static void internalPartitions(Properties p, int count) {
    String partitions = Integer.toString(count);
    p.setProperty("offsets.topic.num.partitions", partitions);
    p.setProperty("transaction.state.log.num.partitions", partitions);
    p.setProperty("share.coordinator.state.topic.num.partitions", partitions);
  }

  /** What a broker allows clients: lanes in a group, records in their hands, transactions. */
  private static void limits(Properties p) {
    // As many records in flight as brokers can be told to allow: one long request at the head of
    // the queue stops the others when so many are done behind it.
    p.setProperty("group.share.max.partition.max.record.locks", "10000");
    p.setProperty("group.share.partition.max.record.locks", "10000");
    // Each lane is a member.
    p.setProperty("group.share.max.size", "1000");
    // What an open transaction hides from those who read committed records, it hides no longer.
    p.setProperty("transaction.max.timeout.ms", "60000");
  }

  private static void smallAndQuick(Properties p) {
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "4");
    p.setProperty("background.threads", "2");
    // The default of 128 MiB would be most of the heap.
    p.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
    p.setProperty("log.index.size.max.bytes", "1048576");
    // The crashed predecessor's registration is waited for: its session has to end first.
    p.setProperty("broker.session.timeout.ms", "6000");
    p.setProperty("broker.heartbeat.interval.ms", "500");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    // What a killed process held in its groups would be kept for it for 45 s, and nothing be ready
    // before. Members learn of what they are given by their heartbeats, every 5 s by default.
    for (String group : List.of("group.consumer.", "group.share.")) {
      p.setProperty(group + "session.timeout.ms", "6000");
      p.setProperty(group + "min.session.timeout.ms", "6000");
      p.setProperty(group + "heartbeat.interval.ms", "400");
      p.setProperty(group + "min.heartbeat.interval.ms", "400");
    }
  }

  /**
   * For a process that serves itself: as few threads as will do, and groups that are told at once.
   */
  private static void passing(Properties p) {
    internalPartitions(p, 1);
    p.setProperty("num.network.threads", "1");
    p.setProperty("group.coordinator.threads", "1");
    for (String group : List.of("group.consumer.", "group.share.")) {
      p.setProperty(group + "heartbeat.interval.ms", "50");
      p.setProperty(group + "min.heartbeat.interval.ms", "50");
      // A group whose partitions come a moment after its members would wait a second for its next
      // one.
      p.setProperty(group + "min.assignment.interval.ms", "0");
      p.setProperty(group + "assignment.interval.ms", "0");
    }
  }
}
