package dev.lector.standalone.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.http.FreePort;
import dev.lector.standalone.broker.ClusterNode;
import dev.lector.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * A broker that lets in whoever logs in by SCRAM over TLS, and lets nobody do what no ACL allows.
 * Only its own operators, from another listener, may do everything.
 */
final class SecureBroker implements AutoCloseable {
  private static final String PASSWORD = "secret-for-the-tests";
  private static final String MECHANISM = "SCRAM-SHA-512";

  private final EmbeddedBroker broker;
  private final Path trust;
  private final int clients;

  /** Starts it, with a user of each of these names, who may do what ACLs say. */
  SecureBroker(Path directory, List<String> users) throws Exception {
    this(directory, users, "User:ANONYMOUS");
  }

  /** Starts it, with a user of each of these names, who may do everything. */
  static SecureBroker withoutAcls(Path directory, List<String> users) throws Exception {
    return new SecureBroker(
        directory,
        users,
        "User:ANONYMOUS;" + users.stream().map("User:"::concat).collect(Collectors.joining(";")));
  }

  private SecureBroker(Path directory, List<String> users, String mayDoEverything)
      throws Exception {
    List<Integer> ports = FreePort.find(3);
    Path keys = directory.resolve("keys.p12");
    trust = directory.resolve("trust.p12");
    makeKeys(keys, trust);
    int operators = ports.getFirst();
    clients = ports.get(1);
    int controller = ports.get(2);
    broker =
        EmbeddedBroker.start(
            new ClusterNode(
                1,
                Uuid.randomUuid().toString(),
                directory.resolve("kafka"),
                operators,
                new TreeMap<>(Map.of(1, controller)),
                Map.ofEntries(
                    Map.entry(
                        "listeners",
                        "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d,CLIENTS://localhost:%d"
                            .formatted(operators, controller, clients)),
                    Map.entry(
                        "advertised.listeners",
                        "PLAINTEXT://localhost:%d,CLIENTS://localhost:%d"
                            .formatted(operators, clients)),
                    Map.entry(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,CLIENTS:SASL_SSL"),
                    Map.entry("sasl.enabled.mechanisms", MECHANISM),
                    Map.entry(
                        "listener.name.clients.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
                    Map.entry("ssl.keystore.location", keys.toString()),
                    Map.entry("ssl.keystore.password", PASSWORD),
                    Map.entry("ssl.keystore.type", "PKCS12"),
                    Map.entry(
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                    Map.entry("super.users", mayDoEverything)),
                users.stream()
                    .map(
                        user ->
                            "%s=[name=%s,iterations=4096,password=%s]"
                                .formatted(MECHANISM, user, PASSWORD))
                    .toList()));
  }

  /** Where those are let in who may do everything. */
  String operators() {
    return broker.bootstrapServers();
  }

  /** How a user's clients are configured. */
  Map<String, String> client(String user) {
    return Map.of(
        "bootstrap.servers",
        "localhost:" + clients,
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        MECHANISM,
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(user, PASSWORD),
        "ssl.truststore.location",
        trust.toString(),
        "ssl.truststore.password",
        PASSWORD,
        "ssl.truststore.type",
        "PKCS12");
  }

  private static void makeKeys(Path keys, Path trust) throws IOException, InterruptedException {
    Path certificate = keys.resolveSibling("broker.pem");
    keytool(
        "-genkeypair -alias broker -keyalg EC -dname CN=localhost -ext san=dns:localhost -validity 2"
            + " -storetype PKCS12",
        keys);
    keytool("-exportcert -alias broker -rfc -file " + certificate, keys);
    keytool("-importcert -noprompt -alias broker -storetype PKCS12 -file " + certificate, trust);
  }

  private static void keytool(String command, Path store) throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    line.addAll(List.of(command.split(" ")));
    line.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool " + command + ": " + said);
    }
  }

  @Override
  public void close() {
    broker.close();
  }
}
