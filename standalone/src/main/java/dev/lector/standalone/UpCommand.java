package dev.lector.standalone;

import dev.lector.standalone.broker.BrokerException;
import dev.lector.standalone.local.DataDirectory;
import dev.lector.standalone.local.LocalException;
import dev.lector.standalone.local.LocalServices;
import dev.lector.standalone.local.Ports;
import dev.lector.standalone.registry.RegistryException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** Everything on this machine until it is told to stop; data stays. */
@Command(
    name = "up",
    description = {
      "Runs everything on this machine until it is stopped, and keeps its data.",
      "",
      "  HTTP      http://localhost:8080                     LECTOR_HTTP_PORT",
      "  Kafka     localhost:9092                            LECTOR_KAFKA_PORT",
      "  registry  http://localhost:8081                     LECTOR_REGISTRY_PORT",
      "  data      'lector help' says where                  LECTOR_DATA",
      "  address   localhost, of all three                   LECTOR_BIND",
      "",
      "Kafka and the registry ask nobody for a password. LECTOR_HTTP_HOST=0.0.0.0 lets other machines"
          + " connect to HTTP alone.",
      "",
      "Other settings of the services can be set by environment as well; 'lector config standalone'"
          + " shows what is in force."
    },
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(UpCommand.class);

  @Override
  public Integer call() throws Exception {
    Logging.chatty();
    Closing closing = new Closing();
    CountDownLatch stopped = new CountDownLatch(1);
    Thread stop =
        Thread.ofPlatform()
            .name("stop")
            .unstarted(
                () -> {
                  closing.close();
                  stopped.countDown();
                });
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      LocalServices services = start(closing);
      System.out.print(Addresses.of(services));
      System.out.flush();
    } catch (LocalException | BrokerException | RegistryException e) {
      closing.close();
      throw e;
    }
    stopped.await();
    return 0;
  }

  private static LocalServices start(Closing closing)
      throws LocalException, BrokerException, RegistryException, InterruptedException {
    DataDirectory data = DataDirectory.open(Environment.data());
    Map<String, String> environment = System.getenv();
    Map<String, String> settings = new HashMap<>(UpSettings.services(environment));
    settings.putAll(UpSettings.webhooks(environment, data.webhooks(), data.webhookSecret()));
    Ports ports = Ports.of(environment);
    if (ports.open()) {
      LOG.warn(
          "LECTOR_BIND={} opens Kafka (port {}) and the registry (port {}) to whoever can connect: they"
              + " ask for no password. LECTOR_HTTP_HOST opens the bridge's port alone",
          ports.host(),
          ports.kafka(),
          ports.registry());
    }
    LocalServices services = Everything.start(closing, data, ports, settings);
    closing.add(data.announce(services.url()));
    return services;
  }
}
