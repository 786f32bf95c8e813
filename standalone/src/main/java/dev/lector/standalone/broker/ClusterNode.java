package dev.lector.standalone.broker;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One of several nodes of a cluster on this machine, each of them broker and controller, for tests
 * and measurements. Every topic has as many replicas as there are nodes, three at most; a write is
 * confirmed when all but one of them have it.
 *
 * @param id of the node, one of {@code controllers}' keys
 * @param cluster id of the cluster, the same for all nodes: {@code
 *     org.apache.kafka.common.Uuid.randomUuid()}
 * @param data directory of this node alone; formatted by the first start
 * @param port of the listener for clients and for the other brokers
 * @param controllers port of each node's controller, by the node's id
 * @param properties further properties of the broker, by Kafka's names; they win
 * @param users who can log in by SCRAM from the first start on, as {@code kafka-storage.sh
 *     --add-scram} takes them
 */
public record ClusterNode(
    int id,
    String cluster,
    Path data,
    int port,
    SortedMap<Integer, Integer> controllers,
    Map<String, String> properties,
    List<String> users) {
  private static final String ID = "id";
  private static final String CLUSTER = "cluster";
  private static final String DATA = "data";
  private static final String PORT = "port";
  private static final String CONTROLLER = "controller.";
  private static final String PROPERTY = "property.";
  private static final String USER = "user.";

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException when the node is not among its cluster's
   */
  public ClusterNode {
    if (!controllers.containsKey(id)) {
      throw new IllegalArgumentException("Node " + id + " is none of " + controllers.keySet());
    }
    controllers = new TreeMap<>(controllers);
    properties = Map.copyOf(properties);
    users = List.copyOf(users);
  }

  /** The same node with further properties. */
  public ClusterNode with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(properties);
    all.putAll(more);
    return new ClusterNode(id, cluster, data, port, controllers, all, users);
  }

  /** How many replicas a topic has. */
  int replicas() {
    return Math.min(3, controllers.size());
  }

  /** Port of this node's own controller. */
  int controllerPort() {
    return Objects.requireNonNull(controllers.get(id));
  }

  /** The controllers, as {@code controller.quorum.voters} takes them. */
  String voters() {
    return controllers.entrySet().stream()
        .map(voter -> voter.getKey() + "@localhost:" + voter.getValue())
        .collect(Collectors.joining(","));
  }

  /** Writes it to a file, for the process that is to be this node. */
  public void save(Path file) throws IOException {
    Properties p = new Properties();
    p.setProperty(ID, Integer.toString(id));
    p.setProperty(CLUSTER, cluster);
    p.setProperty(DATA, data.toString());
    p.setProperty(PORT, Integer.toString(port));
    controllers.forEach((node, at) -> p.setProperty(CONTROLLER + node, Integer.toString(at)));
    properties.forEach((key, value) -> p.setProperty(PROPERTY + key, value));
    for (int i = 0; i < users.size(); i++) {
      p.setProperty(USER + i, users.get(i));
    }
    try (Writer out = Files.newBufferedWriter(file)) {
      p.store(out, null);
    }
  }

  /** Reads what {@link #save} wrote. */
  public static ClusterNode load(Path file) throws IOException {
    Properties p = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      p.load(in);
    }
    SortedMap<Integer, Integer> controllers = new TreeMap<>();
    below(p, CONTROLLER)
        .forEach((node, at) -> controllers.put(Integer.parseInt(node), Integer.parseInt(at)));
    return new ClusterNode(
        Integer.parseInt(p.getProperty(ID)),
        p.getProperty(CLUSTER),
        Path.of(p.getProperty(DATA)),
        Integer.parseInt(p.getProperty(PORT)),
        controllers,
        below(p, PROPERTY),
        List.copyOf(below(p, USER).values()));
  }

  private static Map<String, String> below(Properties p, String prefix) {
    Map<String, String> found = new TreeMap<>();
    for (String name : p.stringPropertyNames()) {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), p.getProperty(name));
      }
    }
    return found;
  }
}
