package dev.lector.standalone.faults;

import dev.lector.standalone.broker.BrokerSettings;
import dev.lector.standalone.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that is nothing but a broker: its directory and its port. */
final class BrokerMain {
  static final String STARTED = "broker started";

  private BrokerMain() {}

  public static void main(String[] args) throws Exception {
    EmbeddedBroker.start(BrokerSettings.local(Path.of(args[0]), Integer.parseInt(args[1])));
    System.out.println(STARTED);
    new CountDownLatch(1).await();
  }
}
