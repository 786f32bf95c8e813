package dev.lector.bench.machinery;

import dev.lector.http.FreePort;
import dev.lector.standalone.broker.BrokerSettings;
import dev.lector.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A Kafka broker in a process of its own, so that it shares no heap with what is measured. */
public final class BrokerProcess implements AutoCloseable {
  /** Without it Logback writes every debug line there is, which is most of a broker's work. */
  private static final String LOGGING = "-Dlogback.configurationFile=dev/lector/bench/logback.xml";

  /** Those of Kafka's own start script, but for the logging. */
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-Xmx1g",
          "-Xms1g",
          "-XX:+UseG1GC",
          "-XX:MaxGCPauseMillis=20",
          "-XX:InitiatingHeapOccupancyPercent=35",
          "-XX:+ExplicitGCInvokesConcurrent",
          LOGGING);

  private static final String STARTED = "The broker takes clients";

  private final Child process;
  private final int port;

  private BrokerProcess(Child process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts a broker with its data below a directory; on return it takes clients. */
  public static BrokerProcess start(Path directory) throws IOException, InterruptedException {
    int port = FreePort.find();
    Child process =
        Child.java(
            directory.resolve("broker.log"),
            JAVA_OPTIONS,
            BrokerProcess.class.getName(),
            directory.resolve("kafka").toString(),
            Integer.toString(port));
    BrokerProcess broker = new BrokerProcess(process, port);
    try {
      process.awaitSaid(STARTED);
      return broker;
    } catch (IOException | InterruptedException e) {
      broker.close();
      throw e;
    }
  }

  /**
   * The process.
   *
   * @param args data directory and port
   */
  public static void main(String[] args) throws Exception {
    EmbeddedBroker broker =
        EmbeddedBroker.start(BrokerSettings.local(Path.of(args[0]), Integer.parseInt(args[1])));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(broker::close));
    System.out.println(STARTED);
    new CountDownLatch(1).await();
  }

  /** What clients configure as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "localhost:" + port;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.kill();
  }
}
