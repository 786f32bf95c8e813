package dev.lector.standalone.e2e;

import dev.lector.standalone.broker.BrokerException;
import dev.lector.standalone.broker.BrokerSettings;
import dev.lector.standalone.broker.EmbeddedBroker;
import java.nio.file.Path;

/** The broker in this JVM. */
final class EmbeddedCluster implements Cluster {
  private final Path data;
  private EmbeddedBroker broker;

  EmbeddedCluster(Path data) throws BrokerException {
    this.data = data;
    this.broker = EmbeddedBroker.start(BrokerSettings.local(data, 0));
  }

  @Override
  public String bootstrap() {
    return broker.bootstrapServers();
  }

  /** Stops the broker, and starts it again at the same address with what it had. */
  void restart() throws BrokerException {
    int port = broker.port();
    broker.close();
    broker = EmbeddedBroker.start(BrokerSettings.local(data, port));
  }

  @Override
  public void close() {
    broker.close();
  }
}
