package dev.lector.standalone.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A single-node Kafka cluster, broker and KRaft controller, in this JVM. It is Kafka's own server,
 * so everything behaves as on a cluster, share groups and transactions included; only the
 * replication factors are 1. The data directory is formatted on the first start and kept; a
 * directory left by a killed process is recovered by Kafka itself.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final int NODE_ID = 1;
  private static final String CLIENTS = "PLAINTEXT";
  private static final String CONTROLLER = "CONTROLLER";

  private final KafkaRaftServer server;
  private final BrokerSettings settings;
  private final int port;
  private boolean closed;

  private EmbeddedBroker(KafkaRaftServer server, BrokerSettings settings, int port) {
    this.server = server;
    this.settings = settings;
    this.port = port;
  }

  /**
   * Starts a broker; on return it takes clients.
   *
   * @throws BrokerException when the directory cannot be used or Kafka does not start
   */
  public static EmbeddedBroker start(BrokerSettings settings) throws BrokerException {
    try {
      Files.createDirectories(settings.data());
      format(settings.data());
      int port = settings.port() == 0 ? freePort() : settings.port();
      requireFree(settings.bind(), port);
      KafkaRaftServer server =
          new KafkaRaftServer(KafkaConfig.fromProps(properties(settings, port)), Time.SYSTEM);
      EmbeddedBroker broker = new EmbeddedBroker(server, settings, port);
      try {
        server.startup();
      } catch (RuntimeException e) {
        broker.close();
        throw e;
      }
      LOG.info(
          "Kafka listens on {}, its data is in {}", broker.bootstrapServers(), settings.data());
      return broker;
    } catch (Exception e) { // KafkaRaftServer is Scala: it throws what it likes, undeclared
      throw new BrokerException(
          "The embedded Kafka broker did not start on port "
              + settings.port()
              + " with its data in "
              + settings.data()
              + ": "
              + rootMessage(e),
          e);
    }
  }

  /** What clients configure as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return settings.advertised() + ":" + port;
  }

  /** TCP port of the client listener. */
  public int port() {
    return port;
  }

  /** Stops the broker after it has flushed its logs; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path data) throws Exception {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(out)
          .setNodeId(NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setDirectories(List.of(data.toString()))
          .setMetadataLogDirectory(data.toString())
          .setControllerListenerName(CONTROLLER)
          .setReleaseVersion(MetadataVersion.latestProduction())
          // A first start that was killed half way leaves some files behind.
          .setIgnoreFormatted(true)
          .run();
    }
    LOG.debug("{}", said.toString(StandardCharsets.UTF_8));
  }

  private static Properties properties(BrokerSettings settings, int port) throws IOException {
    // Only this JVM talks to the controller, so any free port does, another one at every start.
    int controllerPort = freePort();
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", Integer.toString(NODE_ID));
    p.setProperty("log.dirs", settings.data().toString());
    p.setProperty("controller.listener.names", CONTROLLER);
    p.setProperty("controller.quorum.voters", NODE_ID + "@localhost:" + controllerPort);
    p.setProperty(
        "listeners",
        CLIENTS
            + "://"
            + settings.bind()
            + ":"
            + port
            + ","
            + CONTROLLER
            + "://localhost:"
            + controllerPort);
    p.setProperty("advertised.listeners", CLIENTS + "://" + settings.advertised() + ":" + port);
    p.setProperty(
        "listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    p.setProperty("inter.broker.listener.name", CLIENTS);
    // A mistyped topic is an error, not a new topic that nobody reads.
    p.setProperty("auto.create.topics.enable", "false");
    singleNode(p);
    smallAndQuick(p);
    if (settings.passing()) {
      passing(p);
    }
    return p;
  }

  private static void singleNode(Properties p) {
    p.setProperty("default.replication.factor", "1");
    p.setProperty("min.insync.replicas", "1");
    p.setProperty("offsets.topic.replication.factor", "1");
    p.setProperty("transaction.state.log.replication.factor", "1");
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    // Fixed by the first start; a handful spreads the coordinators' work as well as fifty on one
    // node.
    p.setProperty("offsets.topic.num.partitions", "4");
    p.setProperty("transaction.state.log.num.partitions", "4");
    p.setProperty("share.coordinator.state.topic.num.partitions", "4");
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
    p.setProperty("controlled.shutdown.enable", "false"); // no other broker could take over
  }

  /**
   * For a process that serves itself: as few threads as will do, and groups that are told at once.
   */
  private static void passing(Properties p) {
    p.setProperty("offsets.topic.num.partitions", "1");
    p.setProperty("transaction.state.log.num.partitions", "1");
    p.setProperty("share.coordinator.state.topic.num.partitions", "1");
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

  /**
   * Kafka would notice too, but only after most of it has started, and with pages of stack traces.
   */
  private static void requireFree(String host, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.toString() : message;
  }
}
