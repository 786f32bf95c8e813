package dev.lector.standalone.local;

import dev.lector.http.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ports and the address Lector is reached at on this machine.
 *
 * @param host address everything listens on
 * @param http port of the bridge
 * @param kafka port of the broker
 * @param registry port of the schema registry
 * @param names what the machine is called by, besides addresses and names that nobody can register
 */
public record Ports(String host, int http, int kafka, int registry, List<String> names) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  public Ports {
    names = List.copyOf(names);
  }

  /**
   * Reads LECTOR_BIND, LECTOR_HTTP_PORT, LECTOR_KAFKA_PORT, LECTOR_REGISTRY_PORT and
   * LECTOR_HTTP_HOSTS.
   *
   * @throws LocalException when one is not a port
   */
  public static Ports of(Map<String, String> environment) throws LocalException {
    return new Ports(
        environment.getOrDefault("LECTOR_BIND", "localhost"),
        port(environment, "LECTOR_HTTP_PORT", 8080),
        port(environment, "LECTOR_KAFKA_PORT", 9092),
        port(environment, "LECTOR_REGISTRY_PORT", 8081),
        Stream.of(environment.getOrDefault("LECTOR_HTTP_HOSTS", "").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList());
  }

  /**
   * Ports nobody listens on now, for this machine alone.
   *
   * @throws LocalException when there are none
   */
  public static Ports free() throws LocalException {
    try {
      List<Integer> free = FreePort.find(3);
      return new Ports("localhost", free.get(0), free.get(1), free.get(2), List.of());
    } catch (IOException e) {
      throw new LocalException("There is no free port: " + e.getMessage(), e);
    }
  }

  /**
   * Makes sure that nobody else listens on them. What stopped a moment ago gets two seconds to let
   * go.
   *
   * @throws LocalException when one is taken; names the port and its variable
   */
  public void requireFree() throws LocalException, InterruptedException {
    requireFree(http, "LECTOR_HTTP_PORT");
    requireFree(kafka, "LECTOR_KAFKA_PORT");
    requireFree(registry, "LECTOR_REGISTRY_PORT");
  }

  /** The host to connect to: nobody can connect to "every address". */
  public String reachableHost() {
    return reachable(host);
  }

  /** The same of any address that something listens on. */
  static String reachable(String host) {
    return host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
  }

  /** Whether Kafka and the registry listen where other machines can connect. */
  public boolean open() {
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return true;
    }
  }

  private void requireFree(int port, String variable) throws LocalException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(host, port));
        return;
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw new LocalException(
              "Port "
                  + port
                  + " of "
                  + host
                  + " cannot be used ("
                  + e.getMessage()
                  + "): stop what uses it, or set "
                  + variable
                  + " to another",
              e);
        }
      }
      Thread.sleep(100);
    }
  }

  private static int port(Map<String, String> environment, String variable, int otherwise)
      throws LocalException {
    String value = environment.getOrDefault(variable, "").strip();
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      int port = Integer.parseInt(value);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new LocalException(variable + " must be a port, 1 to 65535, but is: " + value);
  }
}
