package dev.lector.ledger;

import dev.lector.registry.MockSchemaRegistry;
import dev.lector.registry.RegistryUnavailableException;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.registry.SchemaRegistryClients;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry that is away for a number of questions. */
public final class RegistryAway {
  /** How many of the next questions it does not answer. */
  public final AtomicInteger away = new AtomicInteger();

  /** How often it was asked. */
  public final AtomicInteger asked = new AtomicInteger();

  private final SchemaRegistryClient answering = new MockSchemaRegistry();
  private final RegistryUnavailableException failure = failure();

  /** Asks it. */
  public SchemaRegistryClient client() {
    return (SchemaRegistryClient)
        Proxy.newProxyInstance(
            SchemaRegistryClient.class.getClassLoader(),
            new Class<?>[] {SchemaRegistryClient.class},
            (_, method, arguments) -> {
              asked.incrementAndGet();
              if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw failure;
              }
              try {
                return method.invoke(answering, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** What a client says of a registry that nobody can reach. */
  public static RegistryUnavailableException failure() {
    try (SchemaRegistryClient client =
        SchemaRegistryClients.create(
            Map.of("schema.registry.url", "http://localhost:1", "max.retries", "0"))) {
      client.fetchById(1);
    } catch (RegistryUnavailableException e) {
      return e;
    }
    throw new IllegalStateException("Somebody answers on port 1");
  }
}
