package dev.lector.topics;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real one-node Kafka in this JVM. */
final class TestBroker implements AutoCloseable {

  private final int port;
  private final int controllerPort;
  private final String clusterId;
  private final KafkaRaftServer server;

  /**
   * Formats a directory and starts on it.
   *
   * @param features levels of features that are not to be at their default
   */
  TestBroker(Path data, String... features) throws Exception {
    this(data, Map.of(), features);
  }

  /**
   * The same with settings of the broker's.
   *
   * @param settings by Kafka's names
   */
  TestBroker(Path data, Map<String, String> settings, String... features) throws Exception {
    try (ServerSocket one = new ServerSocket(0);
        ServerSocket two = new ServerSocket(0)) {
      port = one.getLocalPort();
      controllerPort = two.getLocalPort();
    }
    clusterId = Uuid.randomUuid().toString();
    server = start(data, 1, settings, features);
  }

  /**
   * Another broker of the same cluster, without a controller.
   *
   * @param id from 2
   */
  TestBroker(Path data, int id, TestBroker first) throws Exception {
    try (ServerSocket one = new ServerSocket(0)) {
      port = one.getLocalPort();
    }
    controllerPort = first.controllerPort;
    clusterId = first.clusterId;
    Map<String, String> joining =
        Map.of(
            "process.roles",
            "broker",
            "node.id",
            Integer.toString(id),
            "listeners",
            "PLAINTEXT://localhost:" + port);
    server = start(data, id, joining);
  }

  private KafkaRaftServer start(Path data, int id, Map<String, String> settings, String... features)
      throws Exception {
    Formatter formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
            .setNodeId(id)
            .setClusterId(clusterId)
            .setDirectories(List.of(data.toString()))
            .setMetadataLogDirectory(data.toString())
            .setControllerListenerName("CONTROLLER")
            .setReleaseVersion(MetadataVersion.latestProduction());
    for (String feature : features) {
      String[] level = feature.split("=", 2);
      formatter.setFeatureLevel(level[0], Short.parseShort(level[1]));
    }
    formatter.run();
    Properties properties = properties(data);
    settings.forEach(properties::setProperty);
    KafkaRaftServer starting = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    starting.startup();
    return starting;
  }

  String bootstrapServers() {
    return "localhost:" + port;
  }

  private Properties properties(Path data) {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", "1");
    p.setProperty("log.dirs", data.toString());
    p.setProperty("controller.listener.names", "CONTROLLER");
    p.setProperty("controller.quorum.voters", "1@localhost:" + controllerPort);
    p.setProperty(
        "listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
    p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.setProperty("offsets.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
    return p;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
