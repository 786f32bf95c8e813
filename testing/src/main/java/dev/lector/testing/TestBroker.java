package dev.lector.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real one-node Kafka in this JVM that can be stopped and started again on the same data and
 * port.
 */
public final class TestBroker implements AutoCloseable {
  private final Path data;
  private final int port;
  private final Properties properties;
  private KafkaRaftServer server;

  private TestBroker(Path data) {
    this.data = data;
    int[] ports = freePorts();
    this.port = ports[0];
    this.properties = properties(data, ports[0], ports[1]);
    this.server = boot();
  }

  public static TestBroker start(Path data) {
    return new TestBroker(data);
  }

  public String bootstrapServers() {
    return "localhost:" + port;
  }

  public void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  public void startAgain() {
    server = boot();
  }

  @Override
  public void close() {
    stop();
  }

  private KafkaRaftServer boot() {
    if (!Files.exists(data.resolve("meta.properties"))) {
      format();
    }
    KafkaRaftServer booting = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    booting.startup();
    return booting;
  }

  private void format() {
    Formatter formatter = new Formatter();
    formatter.setNodeId(1);
    formatter.setClusterId(Uuid.randomUuid().toString());
    formatter.addDirectory(data.toString());
    formatter.setMetadataLogDirectory(data.toString());
    formatter.setControllerListenerName("CONTROLLER");
    formatter.setReleaseVersion(MetadataVersion.latestProduction());
    formatter.setUnstableFeatureVersionsEnabled(false);
    formatter.setIgnoreFormatted(true);
    try {
      formatter.run();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot format " + data, e);
    }
  }

  private static Properties properties(Path data, int port, int controllerPort) {
    Properties p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", "1");
    p.put("controller.quorum.voters", "1@localhost:" + controllerPort);
    p.put("controller.listener.names", "CONTROLLER");
    p.put(
        "listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
    p.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("log.dirs", data.toString());
    p.put("auto.create.topics.enable", "false");
    p.put("default.replication.factor", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("offsets.topic.num.partitions", "1");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.num.partitions", "2");
    p.put("transaction.state.log.min.isr", "1");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("share.coordinator.state.topic.num.partitions", "1");
    p.put("group.initial.rebalance.delay.ms", "0");
    // Locks short enough to lose one in a test.
    p.put("group.share.min.record.lock.duration.ms", "1000");
    p.put("group.share.record.lock.duration.ms", "15000");
    p.put("log.cleaner.dedupe.buffer.size", "4194304");
    p.put("broker.session.timeout.ms", "3000");
    p.put("broker.heartbeat.interval.ms", "1000");
    // A member learns its partitions with a heartbeat: the default of 5 s is 5 s before its first
    // record.
    p.put("group.share.heartbeat.interval.ms", "200");
    p.put("group.share.min.heartbeat.interval.ms", "200");
    p.put("group.share.assignment.interval.ms", "0");
    p.put("group.share.min.assignment.interval.ms", "0");
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "2");
    return p;
  }

  private static int[] freePorts() {
    try (ServerSocket one = new ServerSocket(0);
        ServerSocket two = new ServerSocket(0)) {
      return new int[] {one.getLocalPort(), two.getLocalPort()};
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
