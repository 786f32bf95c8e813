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
 * A Kafka broker and KRaft controller in this JVM: alone, or one of several nodes. It is Kafka's
 * own server, so everything behaves as on a cluster, share groups and transactions included; alone,
 * the replication factors are 1. The data directory is formatted on the first start and kept; a
 * directory left by a killed process is recovered by Kafka itself.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final KafkaRaftServer server;
  private final String bootstrapServers;
  private final int port;
  private boolean closed;

  private EmbeddedBroker(KafkaRaftServer server, String advertised, int port) {
    this.server = server;
    this.bootstrapServers = advertised + ":" + port;
    this.port = port;
  }

  /**
   * Starts a broker; on return it takes clients.
   *
   * @throws BrokerException when the directory cannot be used or Kafka does not start
   */
  public static EmbeddedBroker start(BrokerSettings settings) throws BrokerException {
    try {
      int port = settings.port() == 0 ? freePort() : settings.port();
      requireFree(settings.bind(), port);
      String cluster = Uuid.randomUuid().toString();
      format(settings.data(), BrokerProperties.SINGLE_NODE, cluster, List.of());
      // Only this JVM talks to the controller, so any free port does, another one at every start.
      Properties properties = BrokerProperties.single(settings, port, freePort());
      return start(properties, settings.data(), settings.advertised(), port);
    } catch (Exception e) { // KafkaRaftServer is Scala: it throws what it likes, undeclared
      throw notStarted(settings.port(), settings.data(), e);
    }
  }

  /**
   * Starts one node of a cluster; on return it takes clients, for which most of the nodes have to
   * be there.
   *
   * @throws BrokerException when the directory cannot be used or Kafka does not start
   */
  public static EmbeddedBroker start(ClusterNode node) throws BrokerException {
    try {
      requireFree("localhost", node.port());
      format(node.data(), node.id(), node.cluster(), node.users());
      return start(BrokerProperties.member(node), node.data(), "localhost", node.port());
    } catch (Exception e) { // as above
      throw notStarted(node.port(), node.data(), e);
    }
  }

  private static EmbeddedBroker start(
      Properties properties, Path data, String advertised, int port) {
    EmbeddedBroker broker =
        new EmbeddedBroker(
            new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM), advertised, port);
    try {
      broker.server.startup();
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
    LOG.info("Kafka listens on {}, its data is in {}", broker.bootstrapServers(), data);
    return broker;
  }

  private static BrokerException notStarted(int port, Path data, Exception e) {
    return new BrokerException(
        "The embedded Kafka broker did not start on port "
            + port
            + " with its data in "
            + data
            + ": "
            + rootMessage(e),
        e);
  }

  /** What clients configure as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return bootstrapServers;
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

  private static void format(Path data, int node, String cluster, List<String> users)
      throws Exception {
    Files.createDirectories(data);
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(out)
          .setNodeId(node)
          .setClusterId(cluster)
          .setDirectories(List.of(data.toString()))
          .setMetadataLogDirectory(data.toString())
          .setControllerListenerName(BrokerProperties.CONTROLLER)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setScramArguments(users)
          // A first start that was killed half way leaves some files behind.
          .setIgnoreFormatted(true)
          .run();
    }
    LOG.debug("{}", said.toString(StandardCharsets.UTF_8));
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
