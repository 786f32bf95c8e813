package dev.lector.registry;

import java.util.Map;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers contracts at start, so that other programs find them before the first event, and gives
 * their subjects the compatibility Lector promises. A level somebody set before is left alone,
 * except {@link Compatibility#NONE}: that is what some registries say of a subject nobody gave a
 * level.
 */
public final class SubjectRegistrar {

  private static final Logger log = LoggerFactory.getLogger(SubjectRegistrar.class);

  private final SchemaRegistryClient registry;

  /**
   * Registers through a client that stays the caller's.
   *
   * @param registry where to register
   */
  public SubjectRegistrar(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /**
   * Registers the value schema of every topic under {@code <topic>-value}. Programs that start at
   * the same time may all call this.
   *
   * @param valueSchemas topic to schema, usually {@code Topics.valueSchemas()}
   * @throws IncompatibleSchemaException when a subject holds a version this program cannot follow
   * @throws RegistryUnavailableException when the registry cannot be used now
   */
  public void register(Map<String, Schema> valueSchemas) {
    valueSchemas.forEach((topic, schema) -> register(topic + "-value", schema));
  }

  private void register(String subject, Schema schema) {
    int id = registry.register(subject, PortableSchemas.portable(schema));
    if (hasNoLevel(subject)) {
      promise(subject);
    }
    log.debug("Subject {} holds {} as id {}", subject, schema.getFullName(), id);
  }

  private void promise(String subject) {
    try {
      registry.setCompatibility(subject, Compatibility.FULL_TRANSITIVE);
    } catch (RegistryRefusedException e) {
      // Some registries refuse all but one of the programs that set it at the same moment.
      if (hasNoLevel(subject)) {
        throw e;
      }
    }
  }

  private boolean hasNoLevel(String subject) {
    return registry.compatibility(subject).orElse(Compatibility.NONE) == Compatibility.NONE;
  }
}
