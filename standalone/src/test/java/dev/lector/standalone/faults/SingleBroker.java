package dev.lector.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.standalone.e2e.ChildProcess;
import dev.lector.standalone.e2e.Registries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A broker that is a cluster of its own. */
final class SingleBroker implements Brokers {
  private final Path directory;
  private final int port = Registries.freePort();
  private ChildProcess process;
  private int starts;

  SingleBroker(Path directory) throws Exception {
    this.directory = directory;
    this.process = launch();
  }

  @Override
  public String bootstrap() {
    return "localhost:" + port;
  }

  void kill() {
    process.kill();
  }

  /** Starts it again, with what it had. */
  void start() throws Exception {
    process = launch();
  }

  private ChildProcess launch() throws Exception {
    starts++;
    ChildProcess started =
        ChildProcess.java(
            directory.resolve("broker-" + starts + ".log"),
            Map.of(),
            List.of("-Xmx512m"),
            BrokerMain.class.getName(),
            directory.resolve("kafka").toString(),
            Integer.toString(port));
    await()
        .atMost(Duration.ofMinutes(4))
        .until(() -> started.hasSaid(BrokerMain.STARTED) || !started.isAlive());
    assertThat(started.said()).contains(BrokerMain.STARTED);
    return started;
  }

  @Override
  public void close() {
    kill();
  }
}
