package dev.lector.bridge.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
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

/**
 * A real Kafka broker with its controller, in this JVM; can be stopped and started again on its
 * data.
 */
public final class TestBroker implements AutoCloseable {
  private final Path data;
  private final int port;
  private KafkaRaftServer server;

  private TestBroker(Path data, int port) {
    this.data = data;
    this.port = port;
    this.server = started();
  }

  /** Starts a broker on a free port. */
  public static TestBroker start(Path data) throws Exception {
    try (PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      Files.createDirectories(data);
      new Formatter()
          .setPrintStream(quiet)
          .setNodeId(1)
          .setClusterId(Uuid.randomUuid().toString())
          .setDirectories(List.of(data.toString()))
          .setMetadataLogDirectory(data.toString())
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.latestProduction())
          .run();
    }
    return new TestBroker(data, freePort());
  }

  /** Value of {@code bootstrap.servers}. */
  public String servers() {
    return "localhost:" + port;
  }

  /** Stops the broker; its data stay. */
  public void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Starts it again where it was. */
  public void restart() {
    server = started();
  }

  @Override
  public void close() {
    stop();
  }

  private KafkaRaftServer started() {
    KafkaRaftServer next = new KafkaRaftServer(KafkaConfig.fromProps(properties()), Time.SYSTEM);
    next.startup();
    return next;
  }

  private Properties properties() {
    int controller = freePort();
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", "1");
    p.setProperty("log.dirs", data.toString());
    p.setProperty("controller.listener.names", "CONTROLLER");
    p.setProperty("controller.quorum.voters", "1@localhost:" + controller);
    p.setProperty(
        "listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controller);
    p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.setProperty("auto.create.topics.enable", "false");
    for (String replicated : List.of("offsets.topic", "transaction.state.log")) {
      p.setProperty(replicated + ".replication.factor", "1");
      p.setProperty(replicated + ".num.partitions", "2");
    }
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.num.partitions", "2");
    p.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
    p.setProperty("log.index.size.max.bytes", "1048576");
    p.setProperty("broker.session.timeout.ms", "3000");
    p.setProperty("broker.heartbeat.interval.ms", "500");
    p.setProperty("controlled.shutdown.enable", "false");
    return p;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
