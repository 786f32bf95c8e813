package dev.lector.standalone;

import dev.lector.standalone.broker.BrokerException;
import dev.lector.standalone.broker.BrokerSettings;
import dev.lector.standalone.broker.EmbeddedBroker;
import dev.lector.standalone.local.DataDirectory;
import dev.lector.standalone.local.LocalException;
import dev.lector.standalone.local.LocalServices;
import dev.lector.standalone.local.Ports;
import dev.lector.standalone.local.ServiceSettings;
import dev.lector.standalone.registry.RegistryDistribution;
import dev.lector.standalone.registry.RegistryException;
import dev.lector.standalone.registry.RegistryProcess;
import dev.lector.standalone.registry.RegistrySettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Broker, registry, bridge, worker and ledger on one data directory, which stays. */
final class Everything {
  private Everything() {}

  /**
   * Starts everything; on return it takes requests.
   *
   * @param closing gets what was started, to be stopped
   * @param more settings by their keys; they win
   */
  static LocalServices start(
      Closing closing, DataDirectory data, Ports ports, Map<String, String> more)
      throws LocalException, BrokerException, RegistryException, InterruptedException {
    // There even if it is empty: the worker watches it.
    data.makeModels();
    Map<String, String> all = new HashMap<>(LocalModels.kept());
    all.putAll(more);
    closing.add(data.lock());
    ports.requireFree();
    RegistryDistribution distribution =
        RegistryDistribution.provide(Environment.home(), data.programs());
    // Model, registry and broker know nothing of each other and take seconds each.
    LocalServices.Prepared prepared = LocalServices.prepare(all);
    try {
      FutureTask<RegistryProcess> registry =
          new FutureTask<>(
              () ->
                  closing.add(
                      RegistryProcess.start(
                          new RegistrySettings(
                              distribution,
                              data.registry(),
                              ports.host(),
                              ports.registry(),
                              ports.names(),
                              Map.of()))));
      Thread.ofPlatform().name("registry-start").start(registry);
      EmbeddedBroker broker =
          closing.add(
              EmbeddedBroker.start(
                  new BrokerSettings(
                      data.kafka(), ports.host(), ports.reachableHost(), ports.kafka())));
      ServiceSettings settings =
          new ServiceSettings(
              broker.bootstrapServers(),
              await(registry).url(),
              data.audio(),
              Optional.of(data.ledger()),
              all.getOrDefault("lector.http.host", ports.host()),
              ports.http(),
              data.mediaSecret(),
              all);
      return closing.add(prepared.start(settings));
    } catch (BrokerException | RegistryException | InterruptedException e) {
      prepared.abandon();
      throw e;
    }
  }

  private static RegistryProcess await(FutureTask<RegistryProcess> registry)
      throws RegistryException, InterruptedException {
    try {
      return registry.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RegistryException failure) {
        throw failure;
      }
      throw new IllegalStateException("The schema registry could not be started", e.getCause());
    }
  }
}
