package dev.lector.ledger.streams;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A second broker of a cluster that takes connections and answers nothing, as one whose process was
 * stopped: it is registered and alive, but the address it names is that of a socket that nobody
 * reads.
 */
final class SilentBroker implements AutoCloseable {
  private static final int ID = 2;

  private final ServerSocket unread;
  private final KafkaRaftServer server;

  private SilentBroker(ServerSocket unread, KafkaRaftServer server) {
    this.unread = unread;
    this.server = server;
  }

  /** Joins the one-node cluster, whose topics stay where they are. */
  static SilentBroker join(Admin admin, Path data) throws Exception {
    ConfigResource first = new ConfigResource(ConfigResource.Type.BROKER, "1");
    String voters =
        admin
            .describeConfigs(List.of(first))
            .all()
            .get(30, SECONDS)
            .values()
            .iterator()
            .next()
            .get("controller.quorum.voters")
            .value();
    Files.createDirectories(data);
    Formatter formatter = new Formatter();
    formatter.setNodeId(ID);
    formatter.setClusterId(admin.describeCluster().clusterId().get(30, SECONDS));
    formatter.addDirectory(data.toString());
    formatter.setMetadataLogDirectory(data.toString());
    formatter.setControllerListenerName("CONTROLLER");
    formatter.setReleaseVersion(MetadataVersion.latestProduction());
    formatter.setUnstableFeatureVersionsEnabled(false);
    formatter.setIgnoreFormatted(true);
    formatter.run();
    ServerSocket unread = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Properties p = new Properties();
    p.put("process.roles", "broker");
    p.put("node.id", Integer.toString(ID));
    p.put("controller.quorum.voters", voters);
    p.put("controller.listener.names", "CONTROLLER");
    p.put("listeners", "PLAINTEXT://localhost:0");
    p.put("advertised.listeners", "PLAINTEXT://localhost:" + unread.getLocalPort());
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("log.dirs", data.toString());
    p.put("log.cleaner.dedupe.buffer.size", "4194304");
    p.put("broker.session.timeout.ms", "3000");
    p.put("broker.heartbeat.interval.ms", "1000");
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(p), Time.SYSTEM);
    server.startup();
    return new SilentBroker(unread, server);
  }

  /** Its id in the cluster. */
  int id() {
    return ID;
  }

  @Override
  public void close() throws IOException {
    server.shutdown();
    server.awaitShutdown();
    unread.close();
  }
}
