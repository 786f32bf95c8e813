package dev.lector.topics;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
  private final KafkaRaftServer server;

  /**
   * Formats a directory and starts on it.
   *
   * @param features levels of features that are not to be at their default
   */
  TestBroker(Path data, String... features) throws Exception {
    int controllerPort;
    try (ServerSocket one = new ServerSocket(0);
        ServerSocket two = new ServerSocket(0)) {
      port = one.getLocalPort();
      controllerPort = two.getLocalPort();
    }
    Formatter formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
            .setNodeId(1)
            .setClusterId(Uuid.randomUuid().toString())
            .setDirectories(List.of(data.toString()))
            .setMetadataLogDirectory(data.toString())
            .setControllerListenerName("CONTROLLER")
            .setReleaseVersion(MetadataVersion.latestProduction());
    for (String feature : features) {
      String[] level = feature.split("=", 2);
      formatter.setFeatureLevel(level[0], Short.parseShort(level[1]));
    }
    formatter.run();
    server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties(data, controllerPort)), Time.SYSTEM);
    server.startup();
  }

  String bootstrapServers() {
    return "localhost:" + port;
  }

  private Properties properties(Path data, int controllerPort) throws IOException {
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
