package dev.lector.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.http.FreePort;
import dev.lector.standalone.broker.ClusterNode;
import dev.lector.standalone.broker.NodeProcess;
import dev.lector.standalone.e2e.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;

/** Three nodes, each broker and controller and a process of its own; any may die and come back. */
final class BrokerCluster implements Brokers {
  static final List<Integer> NODES = List.of(1, 2, 3);

  private static final Duration START = Duration.ofMinutes(4);

  /** Nobody would wait any longer for a node that is asked to leave. */
  private static final int LEAVE_SECONDS = 60;

  private final Path directory;
  private final Map<Integer, ClusterNode> nodes = new TreeMap<>();
  private final Map<Integer, TcpProxy> proxies = new TreeMap<>();
  private final Map<Integer, ChildProcess> processes = new HashMap<>();
  private final Admin admin;
  private int starts;

  /** Starts the nodes; on return they take clients. */
  BrokerCluster(Path directory) throws Exception {
    this.directory = Files.createDirectories(directory);
    List<Integer> ports = FreePort.find(4 * NODES.size());
    SortedMap<Integer, Integer> controllers = new TreeMap<>();
    NODES.forEach(id -> controllers.put(id, ports.get(id - 1)));
    String cluster = Uuid.randomUuid().toString();
    for (int id : NODES) {
      int port = ports.get(2 + id);
      int behind = ports.get(5 + id);
      TcpProxy proxy = new TcpProxy(ports.get(8 + id), behind);
      proxies.put(id, proxy);
      nodes.put(
          id,
          new ClusterNode(
              id,
              cluster,
              directory.resolve("node-" + id),
              port,
              controllers,
              listeners(port, of(controllers, id), behind, proxy.port()),
              List.of()));
    }
    NODES.forEach(this::launch);
    NODES.forEach(this::awaitStarted);
    admin = Admin.create(Map.of("bootstrap.servers", bootstrap()));
  }

  /** A second listener for clients whose way to a broker may be cut. */
  private static Map<String, String> listeners(int port, int controller, int behind, int proxy) {
    return Map.of(
        "listeners",
        "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d,PROXIED://localhost:%d"
            .formatted(port, controller, behind),
        "advertised.listeners",
        "PLAINTEXT://localhost:%d,PROXIED://localhost:%d".formatted(port, proxy),
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,PROXIED:PLAINTEXT");
  }

  @Override
  public String bootstrap() {
    return nodes.values().stream()
        .map(node -> "localhost:" + node.port())
        .collect(Collectors.joining(","));
  }

  /** {@code bootstrap.servers} of those who reach every broker through its proxy only. */
  String proxiedBootstrap() {
    return proxies.values().stream()
        .map(proxy -> "localhost:" + proxy.port())
        .collect(Collectors.joining(","));
  }

  /** The way to a broker for those who reach it through a proxy. */
  TcpProxy proxy(int id) {
    return of(proxies, id);
  }

  /** SIGKILL. */
  void kill(int id) {
    of(processes, id).kill();
  }

  /** SIGTERM; returns when it has handed everything over and has gone. */
  void stop(int id) throws InterruptedException {
    ChildProcess process = of(processes, id);
    process.terminate();
    var _ = process.exitCode(LEAVE_SECONDS);
  }

  /** Starts a node again that was killed or stopped; not waited for. */
  void launch(int id) {
    starts++;
    try {
      Path file = directory.resolve("node-" + id + ".properties");
      of(nodes, id).save(file);
      processes.put(
          id,
          ChildProcess.java(
              directory.resolve("%03d-node-%d.log".formatted(starts, id)),
              Map.of(),
              List.of("-Xmx320m", "-XX:+ExitOnOutOfMemoryError"),
              NodeProcess.class.getName(),
              file.toString()));
    } catch (IOException e) {
      throw new AssertionError("Node " + id + " cannot be started", e);
    }
  }

  /** Waits until a node takes clients. */
  void awaitStarted(int id) {
    ChildProcess process = of(processes, id);
    await().atMost(START).until(() -> process.hasSaid(NodeProcess.STARTED) || !process.isAlive());
    assertThat(process.saidAtLast()).contains(NodeProcess.STARTED);
  }

  /** Waits until every partition of every topic has a leader and all its replicas in sync. */
  void awaitInSync() {
    await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(behind()).as("partitions that lack a replica").isEmpty());
  }

  private List<String> behind() throws InterruptedException {
    List<String> behind = new ArrayList<>();
    try {
      for (TopicDescription topic : describe(all())) {
        for (TopicPartitionInfo partition : topic.partitions()) {
          if (partition.isr().size() < partition.replicas().size()
              || partition.leader() == null
              || partition.leader().isEmpty()) {
            behind.add(topic.name() + "-" + partition.partition());
          }
        }
      }
    } catch (ExecutionException e) {
      behind.add(e.toString());
    }
    return behind;
  }

  private Set<String> all() throws InterruptedException, ExecutionException {
    return admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
  }

  private List<TopicDescription> describe(Set<String> topics)
      throws InterruptedException, ExecutionException {
    return List.copyOf(admin.describeTopics(topics).allTopicNames().get().values());
  }

  /** The node that leads a partition. */
  int leader(String topic, int partition) throws Exception {
    Node leader = describe(Set.of(topic)).getFirst().partitions().get(partition).leader();
    return leader.id();
  }

  /** The node that keeps what a share group has acknowledged of a topic's first partition. */
  int shareStateLeader(String group, String topic) throws Exception {
    String key = group + ":" + describe(Set.of(topic)).getFirst().topicId() + ":0";
    return leaderFor("__share_group_state", key);
  }

  /** The node that coordinates a group of whichever kind. */
  int coordinator(String group) throws Exception {
    return leaderFor("__consumer_offsets", group);
  }

  private int leaderFor(String topic, String key) throws Exception {
    int partitions = describe(Set.of(topic)).getFirst().partitions().size();
    return leader(topic, Utils.abs(key.hashCode()) % partitions);
  }

  /** The active controller. */
  int controller() throws Exception {
    return admin.describeMetadataQuorum().quorumInfo().get().leaderId();
  }

  /** Waits until others lead all that a node led that has died. */
  void awaitLedByOthers(int dead) {
    await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(ledBy(dead)).as("led by the dead").isEmpty());
  }

  private List<String> ledBy(int node) throws InterruptedException {
    List<String> led = new ArrayList<>();
    try {
      for (TopicDescription topic : describe(all())) {
        for (TopicPartitionInfo partition : topic.partitions()) {
          Node leader = partition.leader();
          if (leader == null || leader.isEmpty() || leader.id() == node) {
            led.add(topic.name() + "-" + partition.partition());
          }
        }
      }
    } catch (ExecutionException e) {
      led.add(e.toString());
    }
    return led;
  }

  /** Every topic's replicas and how many of them have to have a write; by topic. */
  Map<String, Integer> replicas() throws Exception {
    return describe(all()).stream()
        .collect(
            Collectors.toMap(
                TopicDescription::name, topic -> topic.partitions().getFirst().replicas().size()));
  }

  private static <T> T of(Map<Integer, T> all, int id) {
    T found = all.get(id);
    if (found == null) {
      throw new IllegalArgumentException("There is no node " + id);
    }
    return found;
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
    processes.values().forEach(ChildProcess::kill);
    proxies.values().forEach(TcpProxy::close);
  }
}
